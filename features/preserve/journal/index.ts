import { auditJournal, recordJournalCheck } from './audit-journal.ts';
import { checkJournal } from './check-journal.ts';
import { eraseEntries } from './erase-entries.ts';
import { listEntries } from './list-entries.ts';
import { markDay, recordSilence } from './mark-day.ts';
import { proveEntry } from './prove-entry.ts';

/** The journal itself: listed, searched, checked, proven, and what must not stay in it erased. */
export const journal = [
  listEntries,
  checkJournal,
  proveEntry,
  auditJournal,
  recordJournalCheck,
  markDay,
  recordSilence,
  eraseEntries,
] as const;
