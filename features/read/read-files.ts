import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import { lettersReference } from '@amparo/core/law/letters-reference';
import type { Reading } from '@amparo/core/nouns/reading';
import { FICTIONAL_LAW, loadDomainData } from '@amparo/platform/config/domain-data';
import { extract } from '@amparo/platform/sandbox/extract';
import type { LettersReference } from '@amparo/un-letters';
import { z } from 'zod';
import { localDeed } from '../kernel/deed.ts';
import { readText } from './read-text.ts';
import { readRegister } from './register-reader.ts';

/** Reads files and says what was read, without a workspace: nothing is stored. */
export const readFiles = localDeed({
  name: 'read.read-files',
  summary: 'Read files and print what they say, without storing anything',
  may: 'read',
  input: z.object({ files: z.array(z.string().min(1)).min(1).describe('files to read') }),
  output: z.object({ readings: z.array(z.custom<Reading & { readonly file: string }>()) }),
  command: { words: 'read', positional: 'files', documents: 'readings' },
  run: async ({ files }) => ({ readings: await readingsOf(files) }),
});

export type FileReading = Reading & { readonly file: string };

/** The readings of files. One that cannot be read is left out while others can; when none can, every reason is thrown. */
export const readingsOf = async (files: readonly string[]): Promise<FileReading[]> => {
  const { law } = loadDomainData(FICTIONAL_LAW);
  const reference = lettersReference(law);
  const readings: FileReading[] = [];
  const faults: Fault[] = [];
  for (const file of files) {
    try {
      readings.push({ file, ...(await readOne(file, reference)) });
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

const readOne = async (file: string, reference: LettersReference): Promise<Reading> => {
  const facts = await stat(file);
  if (!facts.isFile()) throw fault('input-invalid', `${file} is not a file`);
  const { text, pages, sheets, problems } = await extract({
    bytes: createReadStream(file),
    declaredName: basename(file),
  });
  if (text === undefined)
    throw fault('unreadable', `${file}: ${problems.map(({ message }) => message).join('; ') || 'no text'}`);
  const reading = readText(text, {
    ...(pages === undefined ? {} : { pages }),
    reference,
    documentName: basename(file),
  });
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
