import { checkJournal } from './check-journal.ts';
import { listEntries } from './list-entries.ts';

/** The journal itself: listed, searched, checked, proven. */
export const journal = [checkJournal, listEntries] as const;
