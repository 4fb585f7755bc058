import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { averageLink, type ClusterQuality, clusterQuality } from '@amparo/linkage';
import type { LinkColumns } from './link-columns.ts';
import { type CandidatePairs, findCandidates } from './link-keys.ts';
import { comparisonsOf } from './link-levels.ts';
import { loadRecords, type RefusedRow } from './link-load.ts';
import { type LinkModel, trainModel } from './link-model.ts';
import { describeNames } from './link-names.ts';
import { describeRecords } from './link-records.ts';
import { scoreCandidates } from './link-score.ts';
import { type Engine, literal, openEngine } from './open-engine.ts';

export interface LinkRequest {
  readonly files: readonly string[];
  readonly id: string;
  readonly columns: LinkColumns;
  /** Column that says which records are one, where it is known: for measuring only. */
  readonly truth?: string;
  /** A folder that exists: pairs.csv and clusters.csv are written there. */
  readonly out: string;
  readonly progress?: (note: string) => Promise<void> | void;
}

export interface LinkRun {
  readonly records: number;
  readonly refused: readonly RefusedRow[];
  readonly refusedTotal: number;
  readonly candidates: CandidatePairs;
  readonly model: LinkModel;
  readonly edges: number;
  readonly clusters: number;
  readonly largest: number;
  readonly quality?: LinkQuality;
  readonly seconds: Readonly<Record<string, number>>;
  /** Highest resident memory of the process, in megabytes. */
  readonly memoryMb: number;
}

export interface LinkQuality {
  /** Share of the true pairs that any key found: no score can be better. */
  readonly blockingRecall: number;
  readonly pairwise: { readonly precision: number; readonly recall: number; readonly f1: number };
  readonly clustered: ClusterQuality;
}

/** Memory the engine may use before it puts tables aside. */
export const memoryFor = (records: number): string => (records > 3_000_000 ? '4500MB' : '900MB');

/**
 * Links the records of CSV files: names described, keys under a budget, Fellegi–Sunter weights trained on the records
 * themselves, average-link clusters. The same input gives the same bytes. Decides nothing: it proposes.
 */
export const link = async (request: LinkRequest): Promise<LinkRun> => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-link-'));
  const engine = await openEngine({ memory: memoryFor(await roughRecords(request.files)), temporary: folder });
  try {
    return await linkWith(engine, request, folder);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
};

/** The same in an engine that stays open, with its tables: `source`, `record`, `candidate`, `edge`, `cluster`. */
export const linkWith = async (engine: Engine, request: LinkRequest, folder: string): Promise<LinkRun> => {
  const watch = stopwatch(request.progress);
  const { columns, id, files, truth, out } = request;
  await watch('reading');
  const loaded = await loadRecords(engine, { files, id, columns, folder, ...(truth === undefined ? {} : { truth }) });
  const { records } = loaded;
  await watch('names');
  await describeNames(engine, columns);
  await watch('records');
  await describeRecords(engine, columns, records);
  await watch('keys');
  const candidates = await findCandidates(engine, columns, records);
  await watch('weights');
  const comparisons = comparisonsOf(columns);
  const model = await trainModel(engine, comparisons, records);
  await watch('pairs');
  const { edges, prior } = await scoreCandidates(engine, comparisons, model, records);
  await watch('clusters');
  const labels = await clustersOf(engine, records);
  await watch('writing');
  await writePairs(engine, join(out, 'pairs.csv'));
  const { clusters, largest } = await writeClusters(engine, labels, join(out, 'clusters.csv'));
  const quality = truth === undefined ? undefined : await qualityOf(engine, labels);
  const seconds = await watch();
  return {
    records,
    refused: loaded.refused,
    refusedTotal: loaded.refusedTotal,
    candidates,
    model: { ...model, prior },
    edges,
    clusters,
    largest,
    ...(quality === undefined ? {} : { quality }),
    seconds,
    memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
};

/** Bytes of a record at least: a guess that only sizes the memory. */
const RECORD_BYTES = 60;
const roughRecords = async (files: readonly string[]): Promise<number> => {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / RECORD_BYTES;
};

/** Only records that have an edge take part; the others are clusters of their own. */
const clustersOf = async (engine: Engine, records: number): Promise<Int32Array> => {
  const [a = [], b = [], bits = []] = await engine.columns('select a, b, bits from edge');
  const place = new Int32Array(records).fill(-1);
  const record: number[] = [];
  for (const ends of [a, b])
    for (const end of ends)
      if (place[end] === -1) {
        place[end] = 0;
        record.push(end);
      }
  record
    .sort((one, other) => one - other)
    .forEach((own, at) => {
      place[own] = at;
    });
  const found = averageLink(
    record.length,
    (function* () {
      for (let at = 0; at < a.length; at += 1)
        yield { a: place[a[at] as number] as number, b: place[b[at] as number] as number, bits: bits[at] as number };
    })(),
  );
  return Int32Array.from({ length: records }, (_, at) =>
    place[at] === -1 ? at : (record[found[place[at] as number] as number] as number),
  );
};

const writePairs = async (engine: Engine, path: string): Promise<void> =>
  engine.run(`copy (select l.id as id_a, r.id as id_b, round(bits, 3) as weight, round(1 / (1 + pow(2, -bits)), 6) as probability
    from edge join source l on l.rid = a join source r on r.rid = b order by a, b) to ${literal(path)} (header, delimiter ',')`);

/** A cluster is called after its first record; only records that are not the first of theirs have a row. */
const writeClusters = async (
  engine: Engine,
  labels: Int32Array,
  path: string,
): Promise<{ clusters: number; largest: number }> => {
  await engine.run('create table cluster (rid integer, first integer)');
  await engine.append('cluster', (appender) => {
    labels.forEach((first, rid) => {
      if (first === rid) return;
      appender.appendInteger(rid);
      appender.appendInteger(first);
      appender.endRow();
    });
  });
  await engine.run(`copy (select source.id, coalesce(head.id, source.id) as cluster from source left join cluster using (rid)
    left join source head on head.rid = first order by source.rid) to ${literal(path)} (header, delimiter ',')`);
  return {
    clusters: labels.length - (await engine.number('select count(*) from cluster')),
    largest: await engine.number(
      'select coalesce(max(size), 0) + 1 from (select count(*) as size from cluster group by first)',
    ),
  };
};

const qualityOf = async (engine: Engine, labels: Int32Array): Promise<LinkQuality> => {
  const rows = await engine.columns(
    'select dense_rank() over (order by coalesce(truth, rid::varchar)) ::integer as person from record order by rid',
  );
  const clustered = clusterQuality(labels, rows[0] ?? []);
  const found = await engine.number(`select count(*) from candidate join record l on l.rid = (pair >> 32)::integer
    join record r on r.rid = (pair & 4294967295)::integer where l.truth = r.truth`);
  const right = await engine.number(
    'select count(*) from edge join record l on l.rid = a join record r on r.rid = b where bits > 0 and l.truth = r.truth',
  );
  const all = await engine.number('select count(*) from edge where bits > 0');
  const precision = all === 0 ? 1 : right / all;
  const recall = clustered.truePairs === 0 ? 1 : right / clustered.truePairs;
  return {
    blockingRecall: clustered.truePairs === 0 ? 1 : found / clustered.truePairs,
    pairwise: { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) },
    clustered,
  };
};

/** Seconds of each part: called with the next part's name, and without at the end. */
const stopwatch = (progress: LinkRequest['progress']) => {
  const seconds: Record<string, number> = {};
  let part: string | undefined;
  let since = performance.now();
  return async (next?: string): Promise<Readonly<Record<string, number>>> => {
    if (part !== undefined) seconds[part] = Math.round(performance.now() - since) / 1000;
    part = next;
    since = performance.now();
    if (next !== undefined) await progress?.(next);
    return seconds;
  };
};
