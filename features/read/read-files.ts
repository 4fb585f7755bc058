import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { FICTIONAL_LAW, loadDomainData } from '@amparo/platform/config/domain-data';
import type { LettersReference } from '@amparo/un-letters';
import { z } from 'zod';
import { localDeed } from '../kernel/deed.ts';
import { familyTexts, type MemberText } from './family-texts.ts';
import type { FileReading, UnreadFile } from './file-reading.ts';
import { readText } from './read-text.ts';
import { readRegister } from './register-reader.ts';
import { filesOfTruth, scoreOf, scores, truthsOf } from './score-files.ts';

/** Reads files and says what was read, without a workspace: nothing is stored. */
export const readFiles = localDeed({
  name: 'read.read-files',
  summary: 'Read files and print what they say, without storing anything; or how well they are read, against a truth',
  may: 'read',
  input: z.object({
    files: z
      .array(z.string().min(1))
      .default([])
      .describe('files to read; with --score, by default those of the truth'),
    score: z.string().min(1).optional().describe('a JSON file of truths: print precision, recall and F1 a field'),
  }),
  output: z.union([
    z.object({
      readings: z.array(z.custom<FileReading | UnreadFile>()),
      /** False where some file gave no reading: the command ends with the code of a failed check. */
      ok: z.boolean(),
    }),
    scores,
  ]),
  command: { words: 'read', positional: 'files', documents: 'readings' },
  run: async ({ files, score }) => {
    if (score === undefined) {
      if (files.length === 0) throw fault('input-invalid', 'name at least one file to read', { field: 'files' });
      const { read, unread } = await readingsOf(files);
      return { readings: [...read.map(({ reading }) => reading), ...unread], ok: unread.length === 0 };
    }
    const truths = await truthsOf(score);
    const wanted =
      files.length > 0
        ? files
        : await filesOfTruth(
            score,
            [...truths.keys()].filter((name) => name !== ''),
          );
    const { read, unread } = await readingsOf(wanted);
    // A file left out would make the figures better than they are.
    const [first] = unread.flatMap(({ file, problems }) => problems.map(({ message }) => `${file}: ${message}`));
    if (first !== undefined) throw fault('unreadable', first, { field: 'files' });
    return scoreOf(
      read.filter(({ reading }) => reading.within === undefined),
      truths,
    );
  },
});

export interface ReadFiles {
  readonly read: readonly { readonly reading: FileReading; readonly text: string }[];
  readonly unread: readonly UnreadFile[];
}

/**
 * The readings of files, of a family one for each member with text; of a file that cannot be read, why. When none can,
 * every reason is thrown.
 */
export const readingsOf = async (files: readonly string[]): Promise<ReadFiles> => {
  const { law } = loadDomainData(FICTIONAL_LAW);
  const reference = lettersReference(law);
  const read: { reading: FileReading; text: string }[] = [];
  const faults: { file: string; of: readonly Fault[] }[] = [];
  for (const file of files) {
    try {
      const facts = await stat(file);
      if (!facts.isFile()) throw fault('input-invalid', `${file} is not a file`);
      const before = read.length;
      const untold: string[] = [];
      for await (const member of familyTexts(basename(file), () => createReadStream(file))) {
        if (member.text === undefined) untold.push(...member.problems.map(({ message }) => message));
        else read.push({ reading: { file, ...readingOf(member, member.text, reference) }, text: member.text });
      }
      if (read.length === before) throw fault('unreadable', `${file}: ${untold.join('; ') || 'no text'}`);
    } catch (cause) {
      if (cause instanceof AmparoError) faults.push({ file, of: cause.faults });
      else {
        const message = `${file}: ${cause instanceof Error ? cause.message : String(cause)}`;
        faults.push({ file, of: [{ code: 'not-found', message, field: 'files' }] });
      }
    }
  }
  if (faults.length > 0 && read.length === 0) throw new AmparoError(faults.flatMap(({ of }) => of));
  const unread = faults.map(({ file, of }) => ({
    schema: 'amparo-reading/1' as const,
    file,
    problems: of.map(({ code, message }) => ({ code, message })),
  }));
  return { read, unread };
};

const readingOf = (
  { name, within, pages, sheets, extractor, problems }: MemberText,
  text: string,
  reference: LettersReference,
): Omit<FileReading, 'file'> => {
  const reading = {
    ...(within.length === 0 ? {} : { within }),
    extractor,
    ...(pages === undefined ? {} : { pages: pages.map(({ aside: _, ...page }) => page) }),
    ...(problems.length === 0 ? {} : { problems }),
    ...readText(text, { ...(pages === undefined ? {} : { pages }), reference, documentName: name }),
  };
  if (sheets === undefined || !readRegister(text, sheets, {}).isRegister) return reading;
  // A register is read by its rows (register-reader.ts); read as prose its cells would be mistaken for sentences.
  return {
    ...reading,
    kind: 'register',
    persons: [],
    mayBeSame: [],
    figures: [],
    events: [],
    organisations: [],
    quotations: [],
  };
};
