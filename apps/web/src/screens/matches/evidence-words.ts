import type { Match } from '../../api/contract.ts';
import type { WordKey } from '../../words/en.ts';
import { timeWords } from '../../words/when.ts';
import type { Speaking } from '../../words/words.tsx';

type Step = NonNullable<Match['evidence']>['steps'][number];

const TIMES: readonly string[] = ['birth', 'arrest-day', 'relative', 'event-day'];

/**
 * How a comparison came out, in the desk's language. English is the sentence stored with the match, which also tells
 * how the parts of a name were found alike; a comparison stored without its values has only that one.
 */
export const evidenceWords = (
  { name, level, values, sentence }: Step,
  { t, locale }: Pick<Speaking, 't' | 'locale'>,
  term: (vocabulary: string, code: string) => string,
): string => {
  if (locale === 'en' || values === undefined) return sentence;
  const shown = (value: string): string =>
    TIMES.includes(name) ? timeWords(value, locale) : name === 'sex' ? term('sex', value) : value;
  const [a = '', b = ''] = values;
  return t(`compared.${name}.${level}` as WordKey, { a: shown(a), b: shown(b) });
};
