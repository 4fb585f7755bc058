import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { type LinkRun, link } from '@amparo/platform/engine/link';
import { LINK_COLUMNS, type LinkColumns } from '@amparo/platform/engine/link-columns';
import { type IntoRun, linkInto } from '@amparo/platform/engine/link-into';
import { z } from 'zod';
import { localDeed } from '../kernel/deed.ts';

const rates = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });

/** Links the rows of any CSV files, without a workspace: which of them may be one person, and why. */
export const linkFiles = localDeed({
  name: 'consolidate.link-files',
  summary: 'Link the rows of CSV files: pairs.csv, clusters.csv and run.json in a folder',
  may: 'read',
  input: z.object({
    files: z.array(z.string().min(1)).min(1).describe('CSV files, with the names of their columns in the first line'),
    id: z.string().min(1).optional().describe('the column whose value names the row; not with --into'),
    columns: z
      .string()
      .min(1)
      .optional()
      .describe(`what is in which column, as name=full_name,birth=dob; known: ${LINK_COLUMNS.join(', ')}`),
    out: z
      .string()
      .min(1)
      .optional()
      .describe(
        'the folder to write into; made when it is not there. With --into that folder, unless another is named',
      ),
    keep: z
      .boolean()
      .default(false)
      .describe('keep in OUT/state what is needed to add records later: names and values of all records among it'),
    into: z
      .string()
      .min(1)
      .optional()
      .describe('a folder of a run with --keep: add the records of the files to it, with its weights, and its columns'),
    model: z
      .string()
      .min(1)
      .optional()
      .describe('a folder of a run with --keep: take its weights, rarities and cap of keys instead of training'),
    truth: z
      .string()
      .min(1)
      .optional()
      .describe(
        'a column that is equal for rows of one person, or a CSV file of id and cluster: prints precision and recall',
      ),
  }),
  output: z.object({
    records: z.number(),
    refused: z.number(),
    refusedRows: z.array(z.object({ file: z.string(), line: z.number(), reason: z.string() })),
    candidates: z.number(),
    keyCap: z.number().optional(),
    added: z.number().optional(),
    trainedOn: z.number().optional(),
    newPairs: z.number().optional(),
    lostPairs: z.number().optional(),
    edges: z.number(),
    clusters: z.number(),
    largest: z.number(),
    quality: z
      .object({
        blockingRecall: z.number(),
        pairwise: rates,
        clusteredPairs: rates,
        bCubed: rates,
        truePairs: z.number(),
      })
      .optional(),
    seconds: z.number(),
    memoryMb: z.number(),
    out: z.string(),
  }),
  command: { words: 'link', positional: 'files' },
  run: async (given) => {
    const { files, keep, into, model, truth } = given;
    const out = needed(given.out ?? into, 'out', 'the folder to write into');
    await mkdir(out, { recursive: true });
    if (into !== undefined) {
      refuseBeside(given);
      const run = await linkInto({ files, into, out });
      await writeFile(join(out, 'run.json'), `${JSON.stringify({ files, into, ...run }, null, 2)}\n`);
      const { added, trainedOn, candidates, newPairs, lostPairs } = run;
      return { ...shared(run), added, trainedOn, candidates, newPairs, lostPairs, out };
    }
    const id = needed(given.id, 'id', 'the column whose value names the row');
    const columns = columnsOf(needed(given.columns, 'columns', `what is in which column, as name=full_name,birth=dob`));
    const run = await link({
      files,
      id,
      columns,
      out,
      keep,
      ...(model === undefined ? {} : { model }),
      ...(truth === undefined ? {} : { truth }),
    });
    await writeFile(join(out, 'run.json'), `${JSON.stringify({ files, id, columns, ...run }, null, 2)}\n`);
    const { quality } = run;
    return {
      ...shared(run),
      candidates: run.candidates.pairs,
      keyCap: run.candidates.cap,
      ...(quality === undefined
        ? {}
        : {
            quality: {
              blockingRecall: quality.blockingRecall,
              pairwise: quality.pairwise,
              clusteredPairs: quality.clustered.pairs,
              bCubed: quality.clustered.bCubed,
              truePairs: quality.clustered.truePairs,
            },
          }),
      out,
    };
  },
});

const shared = (run: LinkRun | IntoRun) => ({
  records: run.records,
  refused: run.refusedTotal,
  refusedRows: run.refused.map((row) => ({ ...row })),
  edges: run.edges,
  clusters: run.clusters,
  largest: run.largest,
  seconds: Math.round(Object.values(run.seconds).reduce((sum, one) => sum + one, 0) * 1000) / 1000,
  memoryMb: run.memoryMb,
});

const needed = (value: string | undefined, field: string, what: string): string => {
  if (value === undefined) throw fault('input-invalid', `--${field}: expected ${what}, got nothing`, { field });
  return value;
};

/** Records are added with what the kept run has: nothing of it can be said anew. */
const refuseBeside = (given: Readonly<Record<string, unknown>>): void => {
  const field = ['id', 'columns', 'model', 'truth', 'keep'].find(
    (name) => given[name] !== undefined && given[name] !== false,
  );
  if (field !== undefined)
    throw fault('input-invalid', `--${field} does not go with --into: the run that was kept has its own`, { field });
};

/** `name=full_name,birth=dob`: the known name before each first equals sign. All faults at once. */
const columnsOf = (typed: string): LinkColumns => {
  const parts = typed.split(',').map((part) =>
    part
      .split(/=(.*)/su)
      .slice(0, 2)
      .map((one) => one.trim()),
  );
  const wrong = parts.filter(
    ([known, own]) => !LINK_COLUMNS.some((one) => one === known) || own === undefined || own === '',
  );
  if (wrong.length > 0)
    throw fault(
      'input-invalid',
      `${wrong.map((part) => part.join('=')).join(', ')}: expected NAME=COLUMN with a name out of ${LINK_COLUMNS.join(', ')}`,
      { field: 'columns' },
    );
  return Object.fromEntries(parts) as LinkColumns;
};
