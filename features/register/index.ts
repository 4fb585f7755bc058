import { confirmClaims } from './confirm-claims.ts';
import { correctClaim } from './correct-claim.ts';
import { listPeople } from './list-people.ts';
import { makeClaim } from './make-claim.ts';
import { openPerson } from './open-person.ts';
import { recordConsent } from './record-consent.ts';
import { rejectClaims } from './reject-claims.ts';
import { retractClaims } from './retract-claims.ts';
import { withdrawConsent } from './withdraw-consent.ts';
import { withdrawDecisions } from './withdraw-decisions.ts';

/** Register: what each source says, confirmed by a person; nothing is overwritten. */
export const register = [
  confirmClaims,
  rejectClaims,
  correctClaim,
  retractClaims,
  withdrawDecisions,
  makeClaim,
  listPeople,
  openPerson,
  recordConsent,
  withdrawConsent,
] as const;
