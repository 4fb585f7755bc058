const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'the',
    'of',
    'and',
    'to',
    'in',
    'that',
    'was',
    'for',
    'with',
    'her',
    'his',
    'are',
    'is',
    'by',
    'on',
    'from',
    'has',
    'have',
  ],
  fr: [
    'le',
    'la',
    'les',
    'des',
    'et',
    'du',
    'une',
    'dans',
    'que',
    'est',
    'pour',
    'nous',
    'vous',
    'au',
    'aux',
    'sur',
    'par',
    'elle',
  ],
  es: [
    'el',
    'los',
    'las',
    'del',
    'y',
    'en',
    'una',
    'por',
    'con',
    'para',
    'que',
    'se',
    'al',
    'su',
    'como',
    'fue',
    'sobre',
  ],
  de: ['der', 'die', 'das', 'und', 'den', 'mit', 'von', 'ist', 'nicht', 'ein', 'eine', 'wurde', 'für', 'auf', 'dem'],
  pl: ['nie', 'się', 'jest', 'przez', 'oraz', 'który', 'została', 'był', 'dla', 'po', 'od', 'że', 'roku'],
  lt: ['ir', 'yra', 'kad', 'su', 'buvo', 'iš', 'dėl', 'į', 'per', 'apie', 'metų'],
};
const SAMPLE = 40_000;

/**
 * The language of a text (BCP 47), by script and the commonest words; absent when too little speaks for any.
 * Belarusian, Ukrainian and Russian are told apart by their own letters.
 */
export const languageOf = (text: string): string | undefined => {
  const sample = text.slice(0, SAMPLE);
  const latin = count(sample, /[a-zà-öø-ÿāăąćčđęěğıįķłńňőœřśşšťůűųźżž]/giu);
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  if (latin + cyrillic < 20) return scriptOnly(sample);
  return cyrillic > latin ? cyrillicLanguage(sample) : latinLanguage(sample);
};

const cyrillicLanguage = (sample: string): string => {
  const belarusian = count(sample, /[ўЎ]/gu) * 3 + count(sample, /[іІ]/gu);
  const ukrainian = count(sample, /[їЇєЄґҐ]/gu) * 4 + count(sample, /[іІ]/gu);
  const russian = count(sample, /[иИщЩъЪ]/gu);
  if (belarusian > russian && count(sample, /[ўЎыЫэЭ]/gu) > 0 && count(sample, /[їЇєЄґҐ]/gu) === 0) return 'be';
  return ukrainian > russian && count(sample, /[їЇєЄґҐ]/gu) > 0 ? 'uk' : 'ru';
};

const latinLanguage = (sample: string): string | undefined => {
  if (count(sample, /[ŭŬ]/gu) > 2) return 'be-Latn';
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(WORDS)
    .map(([language, common]) => ({ language, score: words.filter((word) => common.includes(word)).length }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  return best !== undefined && best.score >= 2 && best.score > (next?.score ?? 0) * 1.2 ? best.language : undefined;
};

const scriptOnly = (sample: string): string | undefined => {
  if (count(sample, /\p{Script=Arabic}/gu) > 20) return 'und-Arab';
  if (count(sample, /\p{Script=Georgian}/gu) > 20) return 'ka';
  if (count(sample, /\p{Script=Han}/gu) > 20) return 'und-Hani';
  return undefined;
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
