import { draftLetter } from './draft-letter.ts';
import { listCommunications } from './list-communications.ts';
import { listMandates } from './list-mandates.ts';
import { saveDraft } from './save-draft.ts';
import { writeDocx } from './write-docx.ts';

/** Communicate: letters to Governments, every fact with its passage, nobody named without consent. */
export const communicate = [listCommunications, listMandates, draftLetter, saveDraft, writeDocx] as const;
