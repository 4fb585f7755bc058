import type { ReadParagraph } from '@amparo/core/nouns/reading';
import { CLOSED_CLASS, FOREIGN_LETTERS, OWN_LETTERS } from './language-words.ts';

/** Scripts by ISO 15924, and the language of those that one language is written in. */
const SCRIPTS: readonly (readonly [code: string, letters: RegExp, language?: string])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Geor', /\p{Script=Georgian}/gu, 'ka'],
  ['Armn', /\p{Script=Armenian}/gu, 'hy'],
  ['Grek', /\p{Script=Greek}/gu, 'el'],
  ['Hebr', /\p{Script=Hebrew}/gu, 'he'],
  ['Hani', /\p{Script=Han}/gu],
];
/** Only signs that every script has. */
const COMMON = 'Zyyy';

const SAMPLE = 4000;
/** A word of one language only, a word of several, a letter of one language only, a letter that the language has not. */
const WEIGHTS = { ownWord: 1, sharedWord: 0.25, ownLetter: 0.6, foreignLetter: 0.8 };
/** What must speak for a language, and how much more than for the next. */
const [ENOUGH, MARGIN] = [1.2, 1.1];
/** A word that comes again and again, such as a mark in a list, counts this often. */
const MOST_TIMES = 3;
/** Letters beneath which a script alone tells no language. */
const FEWEST_LETTERS = 4;
/** Of what is told of the paragraphs, the share that makes a text's own language. */
const SHARE = 0.4;

/**
 * Language (BCP 47) and script (ISO 15924) of each paragraph: a line of the text that is not blank. The language is
 * told by closed-class words and by letters, in either Belarusian spelling; where they do not decide, it is absent.
 */
export const paragraphsOf = (text: string): readonly ReadParagraph[] => {
  const paragraphs: ReadParagraph[] = [];
  for (let start = 0; start < text.length; ) {
    const line = text.indexOf('\n', start);
    const end = line < 0 ? text.length : line;
    const words = text.slice(start, end);
    if (words.trim() !== '') paragraphs.push({ start, end, ...languageAndScript(words) });
    start = end + 1;
  }
  return paragraphs;
};

/**
 * The language of a whole text by its paragraphs, each as heavy as it is long; where none of them tells one, by the
 * text as a whole. Absent when too little speaks for any.
 */
export const languageOf = (text: string, paragraphs = paragraphsOf(text)): string | undefined => {
  const lengths = new Map<string, number>();
  for (const { start, end, language } of paragraphs)
    if (language !== undefined) lengths.set(language, (lengths.get(language) ?? 0) + end - start);
  const told = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  const best = [...lengths].reduce<readonly [string, number] | undefined>(
    (one, next) => (one === undefined || next[1] > one[1] ? next : one),
    undefined,
  );
  if (best === undefined) return languageAndScript(text).language;
  return best[1] >= told * SHARE ? best[0] : undefined;
};

/** The language at a place of the text; that of the whole text where its paragraph does not tell. */
export const languageAt = (
  { paragraphs, language }: { readonly paragraphs: readonly ReadParagraph[]; readonly language: string | undefined },
  at: number,
): string | undefined => {
  let [low, high] = [0, paragraphs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const paragraph = paragraphs[middle];
    if (paragraph === undefined) break;
    if (at < paragraph.start) high = middle - 1;
    else if (at >= paragraph.end) low = middle + 1;
    else return paragraph.language ?? language;
  }
  return language;
};

const languageAndScript = (text: string): { readonly script: string; readonly language?: string } => {
  const sample = text.slice(0, SAMPLE);
  const counted = SCRIPTS.map(([code, letters, only]) => ({ code, only, count: sample.match(letters)?.length ?? 0 }));
  const most = counted.reduce((one, next) => (next.count > one.count ? next : one));
  if (most.count === 0) return { script: COMMON };
  const script = most.code;
  if (most.count < FEWEST_LETTERS) return { script };
  if (most.only !== undefined) return { script, language: most.only };
  const language = script === 'Latn' || script === 'Cyrl' || script === 'Arab' ? likeliest(sample, script) : undefined;
  return language === undefined ? { script } : { script, language };
};

const likeliest = (sample: string, script: keyof typeof CLOSED_CLASS): string | undefined => {
  const lower = sample.toLowerCase().normalize('NFC');
  const words = lower.match(/[\p{L}\p{M}]+/gu) ?? [];
  const languages = Object.entries(CLOSED_CLASS[script]);
  const scores = new Map(languages.map(([language]) => [language, letterScore(lower, language)]));
  const times = new Map<string, number>();
  for (const word of words) {
    const before = times.get(word) ?? 0;
    times.set(word, before + 1);
    if (before >= MOST_TIMES) continue;
    const of = languages.filter(([, own]) => own.has(word));
    for (const [language] of of)
      scores.set(language, (scores.get(language) ?? 0) + (of.length === 1 ? WEIGHTS.ownWord : WEIGHTS.sharedWord));
  }
  const [best, next] = [...scores].sort(([, a], [, b]) => b - a);
  if (best === undefined || best[1] < ENOUGH) return undefined;
  return best[1] - Math.max(0, next?.[1] ?? 0) >= MARGIN ? best[0] : undefined;
};

const letterScore = (lower: string, language: string): number => {
  const count = (pattern: RegExp | undefined): number =>
    pattern === undefined ? 0 : (lower.match(pattern)?.length ?? 0);
  return count(OWN_LETTERS[language]) * WEIGHTS.ownLetter - count(FOREIGN_LETTERS[language]) * WEIGHTS.foreignLetter;
};
