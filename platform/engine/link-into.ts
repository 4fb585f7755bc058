import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { clusterEdges } from '@amparo/linkage';
import { sizesOf } from './link.ts';
import { KeyChanges } from './link-changes.ts';
import { eachCandidate } from './link-keys.ts';
import { comparisonsOf } from './link-levels.ts';
import type { RefusedRow } from './link-load.ts';
import { Rarities } from './link-rarity.ts';
import { LinkRecords } from './link-records.ts';
import { evidenceOf, LEAST_BITS } from './link-score.ts';
import { openState, stateIn } from './link-state.ts';
import { writeClusters, writePairs } from './link-write.ts';
import { readRecords } from './read-records.ts';
import { stopwatch, type Timed } from './stopwatch.ts';

export interface IntoRequest {
  /** CSV files of records that are new, with the columns of the run that was kept. */
  readonly files: readonly string[];
  /** The folder of a run that was kept; what it keeps is brought up to date. */
  readonly into: string;
  /** A folder that exists: clusters.csv of all records and new-pairs.csv are written there. */
  readonly out: string;
  readonly progress?: (note: string) => Promise<void> | void;
}

export interface IntoRun extends Timed {
  readonly records: number;
  readonly added: number;
  /** Records when the weights were trained: when there are many more now, a full run tells them better. */
  readonly trainedOn: number;
  readonly refused: readonly RefusedRow[];
  readonly refusedTotal: number;
  readonly candidates: number;
  /** Pairs that have a new record. */
  readonly newPairs: number;
  /** Pairs of earlier records that only keys had found which too many share by now. */
  readonly lostPairs: number;
  readonly edges: number;
  readonly clusters: number;
  readonly largest: number;
}

/** Bytes that a record with its id takes in a file at least: a guess that only sizes the room. */
const LEAST_BYTES = 16;

/**
 * Adds records to a run that was kept. Weights, rarities and the cap of keys are those of that run; with them the
 * clusters are, byte for byte, those of a full run over all records with `model`. Only pairs with a new record are
 * compared, and only what hangs together with a change is clustered again.
 */
export const linkInto = async (request: IntoRequest): Promise<IntoRun> => {
  const watch = stopwatch(request.progress);
  await watch('reading');
  const sizes = await Promise.all(
    request.files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const room = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / LEAST_BYTES);
  const { id, columns, model, cap, scale, trainedOn, records: before } = stateIn(request.into);
  const opening = openState(request.into, room);
  const reading = opening.then(({ kept }) => new LinkRecords(columns, kept));
  // Awaited in there, or never when the files are refused.
  reading.catch(() => undefined);
  const loaded = await readRecords(reading, { files: request.files, id, columns });
  const [earlier, records] = [await opening, await reading];
  const order = merged(records, earlier.order);
  const earlierEdges = earlier.edges.length;
  await watch('keys');
  const writer = earlier.writer();
  const changes = new KeyChanges(records, before, columns, { keys: earlier.keys, cap }, (kind, own) =>
    writer.keys(kind, 0, cap, own),
  );
  const groups = changes.groups();
  await watch('pairs');
  const { comparisons } = comparisonsOf(columns, records, new Rarities(records, scale, true));
  const least = LEAST_BITS - model.prior;
  const evidence = evidenceOf(comparisons, model, least);
  const touched = new Uint8Array(records.count).fill(1, before);
  const kept = changes.keptOf(earlier.edges, (record) => {
    touched[record] = 1;
  });
  const lostPairs = earlierEdges - kept.length;
  const first = kept.length;
  let candidates = 0;
  const look = (one: number, other: number): void => {
    candidates += 1;
    const bits = evidence(one, other);
    if (bits > least && bits + model.prior > LEAST_BITS) kept.add(one, other, bits);
  };
  eachCandidate(records.count, groups, look, before);
  await watch('clusters');
  const rank = new Int32Array(order.length);
  for (let at = 0; at < order.length; at += 1) rank[order[at] as number] = at;
  const labels = clusterEdges(rank, kept.columns(model.prior), { labels: earlier.labels, touched });
  await watch('writing');
  writePairs(join(request.out, 'new-pairs.csv'), records.ids, rank, kept.from(first), model.prior);
  writeClusters(join(request.out, 'clusters.csv'), records.ids, order, labels);
  await watch('keeping');
  const { tables, count } = records;
  writer.finish({ model, cap, scale, trainedOn, records: count, tables, order, labels, edges: kept });
  earlier.keys.close();
  return {
    records: count,
    added: count - before,
    trainedOn,
    refused: loaded.refused,
    refusedTotal: loaded.refusedTotal,
    candidates,
    newPairs: kept.length - first,
    lostPairs,
    edges: kept.length,
    ...sizesOf(labels),
    ...(await watch()),
  };
};

/** All records by id: those of before, and the new ones, which come by id, among them. Throws for an id that is there. */
const merged = ({ ids }: LinkRecords, order: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const all = new Int32Array(ids.size);
  const twice: string[] = [];
  let [from, length] = [0, 0];
  for (let record = order.length; record < ids.size; record += 1) {
    const [start, end] = [ids.startOf(record), ids.startOf(record + 1)];
    let [low, high] = [from, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ids.compare(order[middle] as number, ids.bytes, start, end) < 0) low = middle + 1;
      else high = middle;
    }
    if (low < order.length && ids.compare(order[low] as number, ids.bytes, start, end) === 0)
      twice.push(ids.textOf(record));
    all.set(order.subarray(from, low), length);
    length += low - from;
    all[length] = record;
    length += 1;
    from = low;
  }
  all.set(order.subarray(from), length);
  if (twice.length > 0)
    throw fault('input-invalid', `these ids are in the earlier run already: ${twice.slice(0, 5).join(', ')}`, {
      field: 'files',
    });
  return all;
};
