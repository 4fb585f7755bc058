import type { RelationReason } from '@amparo/core/nouns/relation';
import { useCallback } from 'react';
import { useTerms } from './use-terms.ts';
import { timeWords } from './when.ts';
import { useWords } from './words.tsx';

/** Why two items are held to be related, as a line in the desk's language. */
export const useReasons = (): ((reason: RelationReason) => string) => {
  const { t, n, locale } = useWords();
  const term = useTerms();
  return useCallback(
    (reason) => {
      switch (reason.code) {
        case 'bytes':
          return t('reason.bytes');
        case 'reference':
          return t('reason.reference', { reference: reason.reference });
        case 'other-year':
          return t('reason.other-year', { cited: reason.cited, reference: reason.reference });
        case 'date':
          return t('reason.date', { date: timeWords(reason.date, locale) });
        case 'words':
          return t('reason.words', { share: n(Math.round(reason.share * 100)) });
        case 'persons':
          return t('reason.persons', { names: reason.names.join(', ') });
        case 'mandates':
          return t('reason.mandates', { mandates: reason.mandates.map((code) => term('mandate', code)).join('; ') });
        case 'instruments':
          return t('reason.instruments', {
            instruments: reason.instruments.map((code) => term('instrument', code)).join('; '),
          });
        case 'days':
          return t('reason.days', { days: reason.days });
        case 'press-release':
          return t('reason.press-release');
        case 'says':
          return t('reason.says', { quote: reason.quote });
      }
    },
    [t, n, term, locale],
  );
};
