import { changeTerms } from './change-terms.ts';
import { correctMetadata } from './correct-metadata.ts';
import { askDestruction, destroyApproved, destroyItems } from './destroy-items.ts';
import { writeDestructionCertificate } from './destruction-certificate.ts';
import { grantAccess, revokeAccess } from './grant-access.ts';
import { acknowledgeTransfer, handOver } from './hand-over.ts';
import { listAccess } from './list-access.ts';
import { listCustody } from './list-custody.ts';
import { listHolds } from './list-holds.ts';
import { markExculpatory } from './mark-exculpatory.ts';
import { openRestricted } from './open-restricted.ts';
import { placeHold, releaseHold } from './place-hold.ts';
import { addToProceeding, closeProceeding, openProceeding } from './proceedings.ts';
import { listDispositions, proposeDisposition, withdrawDisposition } from './propose-disposition.ts';
import { giveExhibitNumber, readCollection, revealHidden } from './read-collection.ts';
import { readContent } from './read-content.ts';
import { recordDerivation } from './record-derivation.ts';
import { addNote, discloseItems, relocateItems } from './relocate.ts';
import { listRetentionRules, retireRetentionRule, setRetentionRule } from './retention-rules.ts';
import { sealStanding, sealStandingItem } from './seal-standing.ts';
import { returnItems, takeOver } from './take-over.ts';
import { verifyItem } from './verify-item.ts';
import { writeCustodySheet } from './write-custody-sheet.ts';

/** Custody: who held what, when and why; what is sealed, held, and how an item ends. */
export const custody = [
  listCustody,
  writeCustodySheet,
  verifyItem,
  readContent,
  changeTerms,
  sealStanding,
  sealStandingItem,
  readCollection,
  revealHidden,
  giveExhibitNumber,
  recordDerivation,
  openRestricted,
  grantAccess,
  revokeAccess,
  listAccess,
  handOver,
  acknowledgeTransfer,
  takeOver,
  returnItems,
  relocateItems,
  discloseItems,
  addNote,
  correctMetadata,
  placeHold,
  releaseHold,
  listHolds,
  openProceeding,
  addToProceeding,
  closeProceeding,
  markExculpatory,
  setRetentionRule,
  retireRetentionRule,
  listRetentionRules,
  proposeDisposition,
  withdrawDisposition,
  listDispositions,
  askDestruction,
  destroyApproved,
  destroyItems,
  writeDestructionCertificate,
] as const;
