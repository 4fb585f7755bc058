import { NamesError } from './names-error.ts';
import type { Spelling, Standard } from './standard.ts';
import { STANDARDS } from './standards.ts';

const SOFTENING = /[еёєиіїюяь]/;
const OPENING = /[аеёіоуыэюяиїєўйьъʼ'’]/;
const LETTER = /\p{L}/u;

/** The standard with this code. Throws NamesError `standard-unknown`, naming the codes there are. */
export const standardOf = (code: string): Standard => {
  const found = STANDARDS.find((standard) => standard.code === code);
  if (found) return found;
  throw new NamesError(
    'standard-unknown',
    `expected one of ${STANDARDS.map((one) => one.code).join(', ')}, got ${JSON.stringify(code)}`,
  );
};

/**
 * Text in Latin letters under a named standard. Letters the standard does not know, and everything else, stay as they
 * are. Capitals: "Юля" is "Yulia", "ЮЛЯ" is "YULIA".
 */
export const transliterate = (text: string, code: string): string => transliterateBy(text, standardOf(code));

export const transliterateBy = (text: string, standard: Standard): string => {
  const letters = [...text];
  const lower = letters.map((letter) => letter.toLowerCase());
  let out = '';
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? '';
    const softened = standard.soft[`${lower[at]}${lower[at + 1] ?? ''}`];
    const spelling = softened ?? spellingAt(lower, at, standard);
    if (softened !== undefined) at += 1;
    if (spelling === undefined) {
      out += letter;
      continue;
    }
    if (stoodApart(lower, at, standard)) out += '·';
    out += letter === lower[at] || letter === letter.toLowerCase() ? spelling : capital(spelling, letters, at);
  }
  return out;
};

const spellingAt = (lower: readonly string[], at: number, standard: Standard): string | undefined => {
  const letter = lower[at] ?? '';
  const spelling = Object.hasOwn(standard.letters, letter) ? standard.letters[letter] : undefined;
  // Of a doubled letter both are soft or hard alike: Ілля → Illa.
  const next = lower[at + 1] === letter ? lower[at + 2] : lower[at + 1];
  return spelling === undefined ? undefined : inPlace(spelling, lower[at - 1], next);
};

const inPlace = (spelling: Spelling, before: string | undefined, next: string | undefined): string => {
  if (typeof spelling === 'string') return spelling;
  if (spelling.beforeSoft !== undefined && next !== undefined && SOFTENING.test(next)) return spelling.beforeSoft;
  if (before !== undefined && spelling.after?.[before] !== undefined) return spelling.after[before];
  const start = before === undefined || !(LETTER.test(before) || /['’ʼ]/.test(before));
  if (start) return spelling.start ?? spelling.open ?? spelling.else;
  return OPENING.test(before) ? (spelling.open ?? spelling.else) : spelling.else;
};

const stoodApart = (lower: readonly string[], at: number, { apart }: Standard): boolean =>
  at > 0 && apart.includes(`${lower[at - 1]}${lower[at]}`);

/** All capitals when a neighbouring letter of the word is one, else only the first. */
const capital = (spelling: string, letters: readonly string[], at: number): string => {
  const neighbours = [letters[at - 1], letters[at + 1]].filter(
    (one): one is string => one !== undefined && LETTER.test(one),
  );
  const shouting = neighbours.length > 0 && neighbours.every((one) => one !== one.toLowerCase());
  return shouting ? spelling.toUpperCase() : spelling.charAt(0).toUpperCase() + spelling.slice(1);
};

export interface LatinForm {
  readonly standard: Standard;
  readonly form: string;
}

/** Every Latin form of a Cyrillic token, one a standard, each with its standard so that an explanation can cite it. */
export const latinForms = (token: string, languages: readonly Standard['language'][]): readonly LatinForm[] =>
  STANDARDS.filter(({ language }) => languages.includes(language)).map((standard) => ({
    standard,
    form: transliterateBy(token, standard),
  }));
