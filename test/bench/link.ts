import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LinkRequest, type LinkRun, link } from '@amparo/platform/engine/link';
import type { IntoRequest, IntoRun } from '@amparo/platform/engine/link-into';
import { writeLinkRecords } from './link-records.ts';
import { publicSets, publicSetsAreHere } from './link-sets.ts';

const COLUMNS = { given: 'given', family: 'family', birth: 'birth', place: 'place', identifier: 'identifier' };
const round = (value: number, digits = 3): number => Math.round(value * 10 ** digits) / 10 ** digits;
const sum = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((total, one) => total + one, 0);

/**
 * `npm run bench -- link`: invented records from CSV to clusters (AMPARO_LINK_RECORDS, a million by default) in a process
 * of its own, against a bare DuckDB that scores the same pairs (link-bare.ts); a hundredth as many records added to the
 * kept run, and whether the clusters are those of a full run with its model; then the public sets with the same
 * configuration, where they are.
 */
export const benchLink = async (): Promise<object> => {
  const records = Number(process.env['AMPARO_LINK_RECORDS'] ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'amparo-bench-link-'));
  try {
    const file = join(folder, 'records.csv');
    await writeLinkRecords(file, records, 7);
    const out = join(folder, 'out');
    await mkdir(out);
    const request: LinkRequest = { files: [file], id: 'id', columns: COLUMNS, truth: 'person', out, keep: true };
    const run = inProcess<LinkRun>('link-once.ts', JSON.stringify(request));
    const seconds = sum(run.seconds);
    const bare = inProcess<Bare>('link-bare.ts', file, folder, JSON.stringify(COLUMNS));
    const whole = run.processorSeconds;
    return {
      ...shown(run),
      load: round(loadavg()[0] ?? 0, 1),
      seconds: round(seconds),
      processorSeconds: round(sum(whole)),
      parts: run.seconds,
      memoryMb: run.memoryMb,
      bareSeconds: round(bare.seconds),
      bareProcessorSeconds: round(bare.processorSeconds),
      ratioOfAll: round(seconds / bare.seconds, 2),
      ratioOfAllInProcessor: round(sum(whole) / bare.processorSeconds, 2),
      ratioOfPairs: round((run.seconds['pairs'] ?? 0) / bare.seconds, 2),
      added: await benchAdded(folder, file, records, out, run),
      public: await benchPublicSets(folder),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Records added, against the full run of before; and the same clusters by a full run over all with its model. */
const benchAdded = async (
  folder: string,
  file: string,
  records: number,
  into: string,
  full: LinkRun,
): Promise<object> => {
  const more = join(folder, 'more.csv');
  await writeLinkRecords(more, Math.ceil(records / 100), 8, records);
  const request: IntoRequest = { files: [more], into, out: into };
  const run = inProcess<IntoRun>('link-once.ts', JSON.stringify(request));
  const out = join(folder, 'again');
  await mkdir(out);
  const again: LinkRequest = { files: [file, more], id: 'id', columns: COLUMNS, out, model: into };
  inProcess<LinkRun>('link-once.ts', JSON.stringify(again));
  const [one, other] = await Promise.all([into, out].map((dir) => readFile(join(dir, 'clusters.csv'))));
  return {
    records: run.added,
    seconds: round(sum(run.seconds)),
    processorSeconds: round(sum(run.processorSeconds)),
    shareOfFull: round(sum(run.seconds) / sum(full.seconds)),
    shareOfFullInProcessor: round(sum(run.processorSeconds) / sum(full.processorSeconds)),
    sameClusters: one !== undefined && other !== undefined && one.equals(other),
  };
};

interface Bare {
  readonly seconds: number;
  readonly processorSeconds: number;
}

const inProcess = <Answer>(script: string, ...given: readonly string[]): Answer => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL(script, import.meta.url)), ...given],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Answer;
};

const shown = (run: LinkRun) => ({
  records: run.records,
  candidates: run.candidates.pairs,
  pairF1: round(run.quality?.clustered.pairs.f1 ?? 0),
  pairPrecision: round(run.quality?.clustered.pairs.precision ?? 0),
  pairwiseF1: round(run.quality?.pairwise.f1 ?? 0),
  bCubed: round(run.quality?.clustered.bCubed.f1 ?? 0),
  blockingRecall: round(run.quality?.blockingRecall ?? 0),
  largest: run.largest,
});

const benchPublicSets = async (folder: string): Promise<object> => {
  if (!publicSetsAreHere()) return {};
  const answers: Record<string, object> = {};
  for (const [name, set] of Object.entries(publicSets(folder)))
    answers[name] = shown(await link({ ...set, out: folder }));
  return answers;
};
