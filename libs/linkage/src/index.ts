/** Evidence that two records are of one person, in bits that a person can follow. */

export { type AverageLinkOptions, averageLink, type Edge } from './average-link.ts';
export { clusterEdges, type EdgeColumns, type KnownClusters } from './cluster-edges.ts';
export { type ClusterQuality, clusterQuality } from './cluster-quality.ts';
export { blend, spread } from './hash.ts';
export { KeyList } from './key-list.ts';
export { type ComparisonName, DEFAULT_LEVELS, type Level, type Levels } from './levels.ts';
export { containsText, jaroWinkler, withinEdits } from './likeness.ts';
export { LINKAGE_ERROR_CODES, LinkageError, type LinkageErrorCode } from './linkage-error.ts';
export { NumberList } from './number-list.ts';
export {
  type Evidence,
  type PairScore,
  probabilityOf,
  type ScoreOptions,
  type Step,
  scorePair,
  turningStep,
} from './score-pair.ts';
export { TextList } from './text-list.ts';
export { TextTable, type TextTableArrays } from './text-table.ts';
export { type Pass, type Pattern, type Shares, sharesOf, trainLevels } from './train-levels.ts';
