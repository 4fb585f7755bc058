import { join } from 'node:path';
import { type ClusterQuality, clusterEdges, clusterQuality } from '@amparo/linkage';
import type { LinkColumns } from './link-columns.ts';
import { EdgeList } from './link-edges.ts';
import { eachCandidate, type FoundKeys, findKeys } from './link-keys.ts';
import { comparisonsOf } from './link-levels.ts';
import type { RefusedRow } from './link-load.ts';
import { type LinkModel, trainModel } from './link-model.ts';
import { Rarities, scaleOf } from './link-rarity.ts';
import { LinkRecords } from './link-records.ts';
import { evidenceOf, LEAST_BITS, leastEvidence, priorOf } from './link-score.ts';
import { keepState, openModel } from './link-state.ts';
import { writeClusters, writePairs } from './link-write.ts';
import { readRecords } from './read-records.ts';
import { stopwatch, type Timed } from './stopwatch.ts';

export interface LinkRequest {
  readonly files: readonly string[];
  readonly id: string;
  readonly columns: LinkColumns;
  /** Column that says which records are one, where it is known: for measuring only. */
  readonly truth?: string;
  /** A folder that exists: pairs.csv and clusters.csv are written there. */
  readonly out: string;
  /** Keeps there what `linkInto` needs to add records later. */
  readonly keep?: boolean;
  /** A folder with what an earlier run kept: its weights, rarities and cap are taken and nothing is trained. */
  readonly model?: string;
  readonly progress?: (note: string) => Promise<void> | void;
}

export interface LinkRun extends Timed {
  readonly records: number;
  readonly refused: readonly RefusedRow[];
  readonly refusedTotal: number;
  readonly candidates: { readonly pairs: number } & Pick<FoundKeys, 'cap' | 'byKey'>;
  readonly model: LinkModel;
  readonly edges: number;
  readonly clusters: number;
  readonly largest: number;
  readonly quality?: LinkQuality;
}

export interface LinkQuality {
  /** Share of the true pairs that any key found: no score can be better. */
  readonly blockingRecall: number;
  readonly pairwise: { readonly precision: number; readonly recall: number; readonly f1: number };
  readonly clustered: ClusterQuality;
}

/**
 * Links the records of CSV files: names described, keys under a budget, Fellegi–Sunter weights trained on the records
 * themselves, average-link clusters. The same input gives the same bytes. Decides nothing: it proposes.
 */
export const link = async (request: LinkRequest): Promise<LinkRun> => {
  const { columns, out, truth } = request;
  const watch = stopwatch(request.progress);
  await watch('reading');
  const earlier = request.model === undefined ? undefined : openModel(request.model, columns);
  const records = new LinkRecords(columns, earlier?.kept);
  const loaded = await readRecords(records, request);
  const { count } = records;
  await watch('keys');
  const keeper = request.keep === true ? keepState(out, request) : undefined;
  const keys = findKeys(records, columns, earlier?.state.cap, (kind, turn, most, list) =>
    keeper?.keys(kind, turn, most, list),
  );
  await watch('weights');
  const scale = earlier?.state.scale ?? scaleOf(count);
  const { comparisons, sheet } = comparisonsOf(columns, records, new Rarities(records, scale, earlier !== undefined));
  sheet.pack(count);
  const trained = earlier?.state.model ?? trainModel(comparisons, count);
  await watch('pairs');
  const scored = new EdgeList();
  const least = earlier === undefined ? leastEvidence(trained.prior) : LEAST_BITS - trained.prior;
  const evidence = evidenceOf(comparisons, trained, least);
  const known = truth === undefined ? undefined : records.truth.view();
  let [pairs, truePairs] = [0, 0];
  eachCandidate(count, keys.groups, (one, other) => {
    pairs += 1;
    if (known !== undefined && known[one] === known[other]) truePairs += 1;
    const bits = evidence(one, other);
    if (bits > least) scored.add(one, other, bits);
  });
  scored.sortEach();
  const prior = earlier === undefined ? priorOf(scored.evidence, trained.prior, count) : trained.prior;
  const edges = scored.filter((_a, _b, bits) => bits + prior > LEAST_BITS);
  await watch('clusters');
  const order = Int32Array.from({ length: count }, (_, at) => at);
  const labels = clusterEdges(order, edges.columns(prior));
  await watch('writing');
  writePairs(join(out, 'pairs.csv'), records.ids, order, edges, prior);
  writeClusters(join(out, 'clusters.csv'), records.ids, order, labels);
  const model = { ...trained, prior };
  if (keeper !== undefined) {
    await watch('keeping');
    const trainedOn = earlier?.state.trainedOn ?? count;
    keeper.finish({
      model,
      cap: keys.cap,
      scale,
      trainedOn,
      records: count,
      tables: records.tables,
      order,
      labels,
      edges,
    });
  }
  return {
    records: count,
    refused: loaded.refused,
    refusedTotal: loaded.refusedTotal,
    candidates: { pairs, cap: keys.cap, byKey: keys.byKey },
    model,
    edges: edges.length,
    ...sizesOf(labels),
    ...(known === undefined ? {} : { quality: qualityOf(labels, known, truePairs, edges, prior) }),
    ...(await watch()),
  };
};

/** How many clusters, and the records of the largest. */
export const sizesOf = (labels: Int32Array): { readonly clusters: number; readonly largest: number } => {
  const sizes = new Int32Array(labels.length);
  let [clusters, largest] = [0, 0];
  for (const label of labels) {
    const size = (sizes[label] as number) + 1;
    sizes[label] = size;
    if (size === 1) clusters += 1;
    if (size > largest) largest = size;
  }
  return { clusters, largest };
};

const qualityOf = (
  labels: Int32Array,
  truth: Int32Array,
  found: number,
  edges: EdgeList,
  prior: number,
): LinkQuality => {
  const clustered = clusterQuality(labels, truth);
  let [right, all] = [0, 0];
  const { a, b, evidence } = edges;
  for (let at = 0; at < edges.length; at += 1) {
    if ((evidence[at] as number) + prior <= 0) continue;
    all += 1;
    if (truth[a[at] as number] === truth[b[at] as number]) right += 1;
  }
  const precision = all === 0 ? 1 : right / all;
  const recall = clustered.truePairs === 0 ? 1 : right / clustered.truePairs;
  return {
    blockingRecall: clustered.truePairs === 0 ? 1 : found / clustered.truePairs,
    pairwise: { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) },
    clustered,
  };
};
