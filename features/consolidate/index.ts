import { acceptChanges } from './accept-changes.ts';
import { compareEntities } from './compare-entities.ts';
import { joinCluster } from './join-cluster.ts';
import { judgeMatch } from './judge-match.ts';
import { linkFiles } from './link-files.ts';
import { listMatches } from './list-matches.ts';
import { listReviews } from './list-reviews.ts';
import { namesCompare } from './names-compare.ts';
import { namesKeys } from './names-keys.ts';
import { namesTransliterate } from './names-transliterate.ts';
import { openCluster } from './open-cluster.ts';
import { openMatch } from './open-match.ts';
import { proposeMatches } from './propose-matches.ts';
import { rekeySome } from './rekey-names.ts';
import { reviewMatch } from './review-match.ts';
import { splitCluster } from './split-cluster.ts';
import { storeKeys } from './store-keys.ts';
import { storeMatches } from './store-matches.ts';
import { undoJudgement } from './undo-judgement.ts';

/** Consolidate: which mentions are one person. A program proposes, a person judges, every judgement can be undone. */
export const consolidate = [
  proposeMatches,
  storeKeys,
  rekeySome,
  storeMatches,
  listMatches,
  openMatch,
  judgeMatch,
  undoJudgement,
  openCluster,
  joinCluster,
  splitCluster,
  listReviews,
  reviewMatch,
  compareEntities,
  acceptChanges,
  linkFiles,
  namesCompare,
  namesKeys,
  namesTransliterate,
] as const;
