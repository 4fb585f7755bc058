import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import { localDeed } from '../kernel/deed.ts';
import { readingsOf } from './read-files.ts';
import { scoreReading } from './score.ts';

const rates = z.object({
  right: z.number(),
  extra: z.number(),
  missed: z.number(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
});

/** How well files are read, held against a truth: one row a file, the fields of each, nothing stored. */
export const scoreFiles = localDeed({
  name: 'read.score-files',
  summary: 'Read files and print precision, recall and F1 a field against a truth file',
  may: 'read',
  input: z.object({
    files: z.array(z.string().min(1)).min(1).describe('files to read'),
    truth: z.string().min(1).describe('JSON: a reading, or documents with their file names'),
  }),
  output: z.object({
    total: rates,
    documents: z.array(
      z.object({
        file: z.string(),
        total: rates,
        fields: z.array(
          rates.extend({
            field: z.string(),
            passagesCompared: z.number(),
            passagesExact: z.number(),
            passagesNear: z.number(),
          }),
        ),
      }),
    ),
  }),
  command: { words: 'score', positional: 'files' },
  run: async ({ files, truth }) => {
    const known = await truthOf(truth);
    const documents = (await readingsOf(files)).map((reading) => {
      const { total, fields } = scoreReading(reading, documentOf(known, basename(reading.file)));
      return {
        file: reading.file,
        total: { ...total },
        fields: fields.map(({ passages, ...field }) => ({
          ...field,
          passagesCompared: passages.compared,
          passagesExact: passages.exact,
          passagesNear: passages.near,
        })),
      };
    });
    const sum = (of: 'right' | 'extra' | 'missed'): number =>
      documents.reduce((count, { total }) => count + total[of], 0);
    return { total: ratesOf(sum('right'), sum('extra'), sum('missed')), documents };
  },
});

const truthOf = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw fault(
      'unreadable',
      `${path} is no JSON that can be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { field: 'truth', cause },
    );
  }
};

const many = z.object({ documents: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]) });
const named = z.object({ file: z.string() });

/** The truth of one file: the document that names it, or the whole when the truth is of one document. */
const documentOf = (truth: unknown, file: string): unknown => {
  const parsed = many.safeParse(truth);
  if (!parsed.success) return truth;
  const found = Object.values(parsed.data.documents).find((document) => {
    const own = named.safeParse(document);
    return own.success && own.data.file === file;
  });
  if (found === undefined)
    throw fault('not-found', `the truth has no document of the file ${file}`, { field: 'truth' });
  return found;
};

const ratesOf = (right: number, extra: number, missed: number) => {
  const precision = right + extra === 0 ? 1 : right / (right + extra);
  const recall = right + missed === 0 ? 1 : right / (right + missed);
  return {
    right,
    extra,
    missed,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
};
