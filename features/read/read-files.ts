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
import type { FileReading } from './file-reading.ts';
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
  output: z.union([z.object({ readings: z.array(z.custom<FileReading>()) }), scores]),
  command: { words: 'read', positional: 'files', documents: 'readings' },
  run: async ({ files, score }) => {
    if (score === undefined) {
      if (files.length === 0) throw fault('input-invalid', 'name at least one file to read', { field: 'files' });
      return { readings: (await readingsOf(files)).map(({ reading }) => reading) };
    }
    const truths = await truthsOf(score);
    const wanted =
      files.length > 0
        ? files
        : await filesOfTruth(
            score,
            [...truths.keys()].filter((name) => name !== ''),
          );
    const own = (await readingsOf(wanted)).filter(({ reading }) => reading.within === undefined);
    return scoreOf(own, truths);
  },
});

/**
 * The readings of files, of a family one for each member with text. One that cannot be read is left out while others
 * can; when none can, every reason is thrown.
 */
export const readingsOf = async (files: readonly string[]): Promise<{ reading: FileReading; text: string }[]> => {
  const { law } = loadDomainData(FICTIONAL_LAW);
  const reference = lettersReference(law);
  const readings: { reading: FileReading; text: string }[] = [];
  const faults: Fault[] = [];
  for (const file of files) {
    try {
      const facts = await stat(file);
      if (!facts.isFile()) throw fault('input-invalid', `${file} is not a file`);
      const before = readings.length;
      const untold: string[] = [];
      for await (const member of familyTexts(basename(file), () => createReadStream(file))) {
        if (member.text === undefined) untold.push(...member.problems.map(({ message }) => message));
        else readings.push({ reading: { file, ...readingOf(member, member.text, reference) }, text: member.text });
      }
      if (readings.length === before) throw fault('unreadable', `${file}: ${untold.join('; ') || 'no text'}`);
    } catch (cause) {
      if (cause instanceof AmparoError) faults.push(...cause.faults);
      else
        faults.push({
          code: 'not-found',
          message: `${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
          field: 'files',
        });
    }
  }
  if (faults.length > 0 && readings.length === 0) throw new AmparoError(faults);
  return readings;
};

const readingOf = (
  { name, within, pages, sheets }: MemberText,
  text: string,
  reference: LettersReference,
): Omit<FileReading, 'file'> => {
  const reading = {
    ...(within.length === 0 ? {} : { within }),
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
