import { changeTerms } from './change-terms.ts';
import { exports } from './export/index.ts';
import { journal } from './journal/index.ts';
import { listCustody } from './list-custody.ts';
import { readContent } from './read-content.ts';
import { verifyItem } from './verify-item.ts';

/** Preserve: the bytes that came are the bytes we have, and everything done with them is on record. */
export const preserve = [listCustody, verifyItem, readContent, changeTerms, ...exports, ...journal] as const;
