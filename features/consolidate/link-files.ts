import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { link } from '@amparo/platform/engine/link';
import { LINK_COLUMNS, type LinkColumns } from '@amparo/platform/engine/link-columns';
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
    id: z.string().min(1).describe('the column whose value names the row'),
    columns: z
      .string()
      .min(1)
      .describe(`what is in which column, as name=full_name,birth=dob; known: ${LINK_COLUMNS.join(', ')}`),
    out: z.string().min(1).describe('the folder to write into; made when it is not there'),
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
    keyCap: z.number(),
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
  run: async ({ files, id, columns, out, truth }) => {
    const named = columnsOf(columns);
    await mkdir(out, { recursive: true });
    const run = await link({ files, id, columns: named, out, ...(truth === undefined ? {} : { truth }) });
    await writeFile(join(out, 'run.json'), `${JSON.stringify({ files, id, columns: named, ...run }, null, 2)}\n`);
    const { quality } = run;
    return {
      records: run.records,
      refused: run.refusedTotal,
      refusedRows: run.refused.map((row) => ({ ...row })),
      candidates: run.candidates.pairs,
      keyCap: run.candidates.cap,
      edges: run.edges,
      clusters: run.clusters,
      largest: run.largest,
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
      seconds: Math.round(Object.values(run.seconds).reduce((sum, one) => sum + one, 0) * 1000) / 1000,
      memoryMb: run.memoryMb,
      out,
    };
  },
});

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
