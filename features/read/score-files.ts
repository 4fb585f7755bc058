import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import type { FileReading } from './file-reading.ts';
import { HIGH_CONFIDENCE, type ReadingScore, scoreReading, sumOf, sumOfField } from './score.ts';
import { placeTruth } from './score-truth.ts';

const rates = z.object({
  right: z.number(),
  extra: z.number(),
  missed: z.number(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
});
const fields = z.array(
  rates.extend({
    field: z.string(),
    passagesCompared: z.number(),
    passagesExact: z.number(),
    passagesNear: z.number(),
    passagesMeanOverlap: z.number(),
  }),
);

export const scores = z.object({
  total: rates,
  /** Documents of which every value of the identity block (reference, date, State) is right. */
  identityExact: z.object({ right: z.number(), of: z.number() }),
  personsJoined: z.number(),
  wrongWithHighConfidence: z.number(),
  fields,
  documents: z.array(
    z.object({ file: z.string(), total: rates, fields, missed: z.array(z.string()), extra: z.array(z.string()) }),
  ),
});

/** The documents that a truth file speaks of, by the name of their file; one document without a name is under ''. */
export const truthsOf = async (path: string): Promise<ReadonlyMap<string, unknown>> => {
  const truth = await parsed(path);
  const found = many.safeParse(truth);
  if (!found.success) return new Map([['', truth]]);
  return new Map(
    Object.values(found.data.documents).flatMap((one) => {
      const own = named.safeParse(one);
      return own.success ? [[own.data.file, one] as const] : [];
    }),
  );
};

const many = z.object({ documents: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]) });
const named = z.object({ file: z.string() });

const parsed = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw fault(
      'unreadable',
      `${path} is no JSON that can be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { field: 'score', cause },
    );
  }
};

/** Where the files of a truth lie: beside it, in a folder beside it, or in a folder beside its own. */
export const filesOfTruth = async (path: string, names: readonly string[]): Promise<readonly string[]> => {
  const own = dirname(path);
  const folders = [own, ...(await foldersIn(own)), ...(await foldersIn(dirname(own)))];
  const found = await Promise.all(
    names.map(async (name) => {
      for (const folder of folders) if (await isFile(join(folder, name))) return join(folder, name);
      return undefined;
    }),
  );
  const lost = names.filter((_, at) => found[at] === undefined);
  if (lost.length > 0)
    throw fault('not-found', `${lost.join(', ')}: not beside ${path}; name the files to read`, { field: 'files' });
  return found.flatMap((one) => one ?? []);
};

const foldersIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((one) => one.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );

/** Holds readings against the truths of their files. */
export const scoreOf = (
  readings: readonly { readonly reading: FileReading; readonly text: string }[],
  truths: ReadonlyMap<string, unknown>,
): z.infer<typeof scores> => {
  const scored = readings.map(({ reading, text }) => {
    const truth = truths.get(basename(reading.file)) ?? truths.get('');
    if (truth === undefined)
      throw fault('not-found', `the truth has no document of the file ${basename(reading.file)}`, { field: 'score' });
    const placed = writtenInWords.safeParse(truth).success
      ? placeTruth(truth as Readonly<Record<string, unknown>>, text)
      : truth;
    return { file: reading.file, score: scoreReading(reading, placed) };
  });
  const byField = Map.groupBy(
    scored.flatMap(({ score }) => score.fields),
    ({ field }) => field,
  );
  const letters = scored
    .map(({ score }) => score.fields.filter(({ field }) => IDENTITY.has(field)))
    .filter((own) => own.length > 0);
  return {
    total: sumOf(scored.map(({ score }) => score.total)),
    identityExact: {
      right: letters.filter((own) => own.every(({ extra, missed }) => extra + missed === 0)).length,
      of: letters.length,
    },
    personsJoined: scored.reduce((sum, { score }) => sum + score.joined.length, 0),
    wrongWithHighConfidence: scored
      .flatMap(({ score }) => score.extra)
      .filter((fact) => (fact.confidence ?? 0) >= HIGH_CONFIDENCE).length,
    fields: [...byField].map(([field, of]) => shownField(sumOfField(field, of))),
    documents: scored.map(({ file, score }) => ({
      file,
      total: score.total,
      fields: score.fields.map(shownField),
      missed: score.missed.map(shownFact),
      extra: score.extra.map(shownFact),
    })),
  };
};

/** What only a truth written by words has. */
const writtenInWords = z.object({ clean: z.boolean() });
const IDENTITY = new Set(['reference', 'letter-date', 'state']);

const shownField = ({ passages, ...field }: ReadingScore['fields'][number]) => ({
  ...field,
  passagesCompared: passages.compared,
  passagesExact: passages.exact,
  passagesNear: passages.near,
  passagesMeanOverlap: passages.meanOverlap,
});

const shownFact = ({ field, value, start, end, confidence }: ReadingScore['extra'][number]): string =>
  `${field}: ${value}${start === undefined ? '' : ` [${start}–${end}]`}${confidence === undefined ? '' : ` (${confidence})`}`;
