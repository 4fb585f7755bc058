/** Letters with the accents that French and Spanish captures lose. */
const PLAIN: Readonly<Record<string, string>> = {
  à: 'a',
  á: 'a',
  â: 'a',
  ç: 'c',
  è: 'e',
  é: 'e',
  ê: 'e',
  ë: 'e',
  í: 'i',
  î: 'i',
  ï: 'i',
  ñ: 'n',
  ó: 'o',
  ô: 'o',
  ú: 'u',
  ù: 'u',
  û: 'u',
  ü: 'u',
  É: 'E',
  Í: 'I',
  Ó: 'O',
};

/** The source of a pattern in which every accent may be lost. */
export const unaccented = (source: string): string => {
  let inClass = false;
  let loose = '';
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] as string;
    const escaped = source[at - 1] === '\\' && source[at - 2] !== '\\';
    if (char === '[' && !escaped) inClass = true;
    else if (char === ']' && !escaped) inClass = false;
    const plain = PLAIN[char];
    loose += plain === undefined ? char : inClass ? `${char}${plain}` : `[${char}${plain}]`;
  }
  return loose;
};

/**
 * A fixed phrase of the letters as the source of a pattern: its spaces, apostrophes and accents may be lost, as captures
 * lose them. What else it holds is a pattern already: groups, alternatives, bounded gaps such as `[^.\n]{0,80}`.
 */
export const phrase = (words: string): string => unaccented(words).replace(/'/gu, "['´`]?").replace(/ /gu, '[ \\n]?');

/** The phrases as one pattern, any case, that finds the first of them. */
export const anyPhrase = (...phrases: readonly string[]): RegExp => new RegExp(phrases.map(phrase).join('|'), 'iu');
