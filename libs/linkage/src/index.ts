/** Evidence that two records are of one person, in bits that a person can follow. */

export { type AverageLinkOptions, averageLink, type Edge } from './average-link.ts';
export { type ClusterQuality, clusterQuality } from './cluster-quality.ts';
export { type ComparisonName, DEFAULT_LEVELS, type Level, type Levels } from './levels.ts';
export { LINKAGE_ERROR_CODES, LinkageError, type LinkageErrorCode } from './linkage-error.ts';
export {
  type Evidence,
  type PairScore,
  probabilityOf,
  type ScoreOptions,
  type Step,
  scorePair,
  turningStep,
} from './score-pair.ts';
export { type Pass, type Pattern, type Shares, sharesOf, trainLevels } from './train-levels.ts';
