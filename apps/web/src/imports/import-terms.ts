import { CLASSIFICATIONS, LEGAL_BASES } from '@amparo/core/nouns/item';
import type { Terms } from '../api/contract.ts';

/** What an item may be used for, and what may be answered. */
export const USES = ['submit', 'nameToGovernment', 'publishName', 'press'] as const;
export const ANSWERS = ['not-asked', 'yes', 'no', 'not-needed'] as const;

/** The terms of the last import are the best guess for the next. Kept on this machine only. */
const KEPT_AS = 'amparo.import-terms';

/** The careful defaults: restricted, nobody asked yet. */
export const CAREFUL_TERMS = {
  from: '',
  how: '',
  basis: 'public-interest',
  submit: 'not-asked',
  nameToGovernment: 'not-asked',
  publishName: 'not-asked',
  press: 'not-asked',
  classification: 'restricted',
} as const satisfies Terms;

/** Terms of one file alone: they are no terms of an import. */
type OfOneFile = 'url' | 'collection' | 'exhibit' | 'hidden';

/** Every term with a value: what the dialog edits. */
export type FilledTerms = { readonly [Term in Exclude<keyof Terms, OfOneFile>]-?: Exclude<Terms[Term], undefined> };

export const lastTerms = (collector: string): FilledTerms => {
  const otherwise = { ...CAREFUL_TERMS, collector };
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null') as FilledTerms | null;
    if (!kept || !LEGAL_BASES.includes(kept.basis) || !CLASSIFICATIONS.includes(kept.classification)) return otherwise;
    return { ...otherwise, ...kept, collector: kept.collector || collector };
  } catch {
    return otherwise;
  }
};

export const keepTerms = (terms: FilledTerms): void => localStorage.setItem(KEPT_AS, JSON.stringify(terms));
