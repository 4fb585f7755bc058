import { readFile } from 'node:fs/promises';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import { compareNames, NAME_LEVELS, nameKeys } from '@amparo/names';
import { z } from 'zod';
import { localDeed } from '../kernel/deed.ts';

/** So many wrong rows are named; the rest are counted. */
const MOST_NAMED = 20;

const comparison = z.object({
  a: z.string(),
  b: z.string(),
  score: z.number().min(0).max(1),
  level: z.enum(NAME_LEVELS),
  bits: z.number(),
  path: z.array(z.string()).readonly(),
  sharedKeys: z.array(z.string()).readonly(),
});

/** Compares two names in any scripts, or each pair of a file, without a workspace. */
export const namesCompare = localDeed({
  name: 'consolidate.names-compare',
  summary: 'Compare two names and say why; or the pairs of a file, a score a line',
  may: 'read',
  input: z.object({
    names: z.array(z.string()).default([]).describe('two names, in any scripts and order'),
    pairs: z.string().min(1).optional().describe('a file of two columns with a tab between: a score in 0..1 a line'),
  }),
  output: z.union([comparison, z.object({ scores: z.array(z.number()) })]),
  command: { words: 'names compare', positional: 'names', documents: 'scores', bare: 'scores' },
  run: async ({ names, pairs }) => {
    if (pairs !== undefined) {
      if (names.length > 0) throw fault('input-invalid', 'give two names or --pairs, not both', { field: 'names' });
      return { scores: (await pairsOf(pairs)).map(([a, b]) => round(compareNames(a, b).score)) };
    }
    const [a, b] = names;
    if (a === undefined || b === undefined || names.length > 2)
      throw fault('input-invalid', `expected two names, each in quotes, or --pairs FILE.tsv; got ${names.length}`, {
        field: 'names',
      });
    const { score, level, bits, path } = compareNames(a, b);
    const others = new Set(nameKeys(b));
    return {
      a,
      b,
      score: round(score),
      level,
      bits: round(bits),
      path,
      sharedKeys: nameKeys(a).filter((key) => others.has(key)),
    };
  },
});

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The pairs of a file; a row without two columns is refused with its number, all such rows at once. */
const pairsOf = async (file: string): Promise<readonly (readonly [string, string])[]> => {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw fault('not-found', `${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { field: 'pairs' });
  });
  const rows = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  if (rows.at(-1) === '') rows.pop();
  const faults: Fault[] = [];
  const pairs = rows.map((row, at): readonly [string, string] => {
    const columns = row.split('\t');
    if (columns.length !== 2)
      faults.push({
        code: 'input-invalid',
        message: `${file}, row ${at + 1}: expected two columns with a tab between, got ${columns.length}`,
        field: 'pairs',
      });
    return [columns[0] ?? '', columns[1] ?? ''];
  });
  if (faults.length > MOST_NAMED)
    faults.splice(MOST_NAMED, faults.length, {
      code: 'input-invalid',
      message: `${file}: ${faults.length - MOST_NAMED} more such rows`,
      field: 'pairs',
    });
  if (faults.length > 0) throw new AmparoError(faults);
  return pairs;
};
