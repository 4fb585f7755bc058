import { useCallback } from 'react';
import type { TwoPeopleRequest } from '../../api/contract.ts';
import { useWords } from '../../words/words.tsx';

export interface RequestWords {
  /** What would be done, in the desk's language. */
  readonly what: string;
  /** Why, as whoever asked wrote it; empty when nothing was written. */
  readonly reason: string;
}

/** What a request asks for, from its deed and what stands in it: never from a sentence of the house. */
export const useRequestWords = (): ((
  request: Pick<TwoPeopleRequest, 'deed' | 'request' | 'items'>,
) => RequestWords) => {
  const { t, n, name } = useWords();
  return useCallback(
    ({ deed, request, items }) => {
      const asked = partsOf(request);
      const reason = textOf(asked.reason);
      const what = (): string => {
        switch (deed) {
          case 'preserve.export-bundle':
            return t('asked.export', { count: items.length });
          case 'preserve.release-hold':
            return t('asked.release-hold', { entry: n(Number(asked.hold)) });
          case 'preserve.mark-exculpatory':
            return t('asked.not-exculpatory');
          case 'preserve.destroy-items':
            return t('asked.destroy', { count: items.length, claims: name('claims-left', textOf(asked.claims)) });
          case 'preserve.erase-entries':
            return t('asked.erase', {
              entries: Array.isArray(asked.entries) ? asked.entries.map((seq) => n(Number(seq))).join(', ') : '—',
              ground: name('ground', textOf(asked.ground)),
            });
          case 'preserve.repair-blob':
            return t('asked.repair', { place: place(asked.place), from: place(asked.from) });
          default:
            return name('deed', deed);
        }
      };
      const place = (where: unknown): string => (where === 'vault' ? t('vault.itself') : textOf(where));
      return { what: what(), reason };
    },
    [t, n, name],
  );
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const partsOf = (request: string): Readonly<Record<string, unknown>> => {
  try {
    const parts: unknown = JSON.parse(request);
    return typeof parts === 'object' && parts !== null ? (parts as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
};
