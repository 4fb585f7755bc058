import { changeTerms } from './change-terms.ts';
import { checkJournal } from './check-journal.ts';
import { exportBundle } from './export-bundle.ts';
import { listCustody } from './list-custody.ts';
import { listEntries } from './list-entries.ts';
import { readContent } from './read-content.ts';
import { recordExport } from './record-export.ts';
import { verifyItem } from './verify-item.ts';

/** Preserve: the bytes that came are the bytes we have, and everything done with them is on record. */
export const preserve = [
  listCustody,
  verifyItem,
  readContent,
  changeTerms,
  exportBundle,
  recordExport,
  checkJournal,
  listEntries,
] as const;
