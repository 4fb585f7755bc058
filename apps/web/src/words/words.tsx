import { formatNumber } from '@amparo/core/ground/format-number';
import { isLocale, LOCALES, type Locale, type Words as PerLanguage } from '@amparo/core/ground/locale';
import {
  createContext,
  Fragment,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { Catalogue, WordKey } from './en.ts';
import { renderMessage, type Values } from './render-message.ts';

/** Each catalogue is a file of its own: a desk loads the one it speaks. */
const CATALOGUES: Readonly<Record<Locale, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en.ts')).en,
  be: async () => (await import('./be.ts')).be,
  ru: async () => (await import('./ru.ts')).ru,
};

export const LANGUAGE_NAMES: PerLanguage = { en: 'English', be: 'Беларуская', ru: 'Русский' };

export interface Speaking {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  /** A message as text. */
  readonly t: (key: WordKey, values?: Values<never>) => string;
  /** A message with pieces of the page in its places. */
  readonly rich: (key: WordKey, values: Values<ReactElement>) => ReactNode;
  /** The words of a label that comes in all languages. */
  readonly own: (label: PerLanguage) => string;
  readonly n: (value: number) => string;
  /** The word for a code of the house; a code without a word is shown as it is, never hidden. */
  readonly name: (group: NameGroup, code: string) => string;
  /** What the house refused: the kind of fault in the desk's language, then the house's own words. */
  readonly told: (faults: readonly { readonly code: string; readonly message: string }[]) => string;
  /** A member by name; one who is only known by a role, by the word for it. */
  readonly who: (member: string | null) => string;
}

/** Groups of codes that have words in the catalogues. */
export type NameGroup =
  | 'language-of'
  | 'problem'
  | 'problem-more'
  | 'fault-of'
  | 'job-note'
  | 'rule'
  | 'deed'
  | 'script'
  | 'status'
  | 'verdict-of'
  | 'related-from'
  | 'related-to'
  | 'role'
  | 'role-more'
  | 'stage'
  | 'evidence'
  | 'use'
  | 'answer'
  | 'custody'
  | 'gap'
  | 'gap-do'
  | 'bar'
  | 'result'
  | 'said'
  | 'derivation'
  | 'collected'
  | 'collected-value'
  | 'protection'
  | 'claims-left'
  | 'ground'
  | 'job-state'
  | 'refusal'
  | 'refusal-more'
  | 'consent.form'
  | 'doubt'
  | 'verdict'
  | 'work.database';

const WordsContext = createContext<Speaking | null>(null);
const KEPT_AS = 'amparo.language';

/** The language kept from last time, else the browser's, else English. */
export const firstLocale = (): Locale => {
  const kept = localStorage.getItem(KEPT_AS) ?? '';
  if (isLocale(kept)) return kept;
  const wanted = navigator.languages.map((language) => language.slice(0, 2)).find((language) => isLocale(language));
  return (wanted as Locale | undefined) ?? 'en';
};

export const loadCatalogue = (locale: Locale): Promise<Catalogue> => CATALOGUES[locale]();

export const speakingIn = (locale: Locale, catalogue: Catalogue, setLocale: (locale: Locale) => void): Speaking => ({
  locale,
  setLocale,
  t: (key, values = {}) => renderMessage<never>(catalogue[key], values, locale).join(''),
  rich: (key, values) =>
    renderMessage<ReactElement>(catalogue[key], values, locale).map((piece, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one message keep their places
      <Fragment key={index}>{piece}</Fragment>
    )),
  own: (label) => label[locale] || label.en,
  n: (value) => formatNumber(value, locale),
  name: (group, code) => named(catalogue, group, code),
  told: (faults) => faults.map(({ code, message }) => `${named(catalogue, 'fault-of', code)}: ${message}`).join('\n'),
  who: (member) => (member === null ? catalogue.nobody : named(catalogue, 'role', member.toLowerCase(), member)),
});

const named = (catalogue: Catalogue, group: NameGroup, code: string, otherwise = code): string =>
  (catalogue as Readonly<Record<string, string>>)[`${group}.${code}`] ?? otherwise;

export const WordsProvider = (props: {
  readonly first: { readonly locale: Locale; readonly catalogue: Catalogue };
  readonly children: ReactNode;
}): ReactElement => {
  const [{ locale, catalogue }, speak] = useState(props.first);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const speaking = useMemo(
    () =>
      speakingIn(locale, catalogue, (wanted) => {
        localStorage.setItem(KEPT_AS, wanted);
        void loadCatalogue(wanted).then((loaded) => speak({ locale: wanted, catalogue: loaded }));
      }),
    [locale, catalogue],
  );
  return <WordsContext.Provider value={speaking}>{props.children}</WordsContext.Provider>;
};

export const useWords = (): Speaking => {
  const speaking = useContext(WordsContext);
  if (!speaking) throw new Error('a screen stands outside WordsProvider');
  return speaking;
};

export { LOCALES };
