import { changeTerms } from './change-terms.ts';
import { checkJournal } from './check-journal.ts';
import { exports } from './export/index.ts';
import { listCustody } from './list-custody.ts';
import { listEntries } from './list-entries.ts';
import { readContent } from './read-content.ts';
import { verifyItem } from './verify-item.ts';

/** Preserve: the bytes that came are the bytes we have, and everything done with them is on record. */
export const preserve = [
  listCustody,
  verifyItem,
  readContent,
  changeTerms,
  ...exports,
  checkJournal,
  listEntries,
] as const;
