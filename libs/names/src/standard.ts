import type { CyrillicLanguage } from './script.ts';

/**
 * A named standard of writing Cyrillic in Latin letters, or the habit of a language that writes such names. A name has a
 * labelled set of Latin forms, not one: every form can be official, none is an error. `check` marks tables known
 * second-hand, to be compared with the act itself.
 */
export interface Standard {
  /** Such as `be-icao`. */
  readonly code: string;
  readonly language: CyrillicLanguage;
  /** Where people meet the form: completes "Любоў → Liubou …". */
  readonly label: string;
  readonly source: string;
  readonly check: boolean;
  readonly letters: Readonly<Record<string, Spelling>>;
  /** Pairs of letters written apart by a middle dot, so that "зг" is not read as "ж", nor "йа" as "я". */
  readonly apart: readonly string[];
  /** Consonants with a soft sign that are one letter with an acute: `ль` → `ĺ`. */
  readonly soft: Readonly<Record<string, string>>;
}

/** One spelling everywhere, or by what stands before: a consonant (`else`), or the start, a vowel or a sign (`open`). */
export type Spelling =
  | string
  | {
      readonly else: string;
      /** At the start of a word, after a vowel, ў, й, ь, ъ or the apostrophe; `start` alone where only the start counts. */
      readonly open?: string;
      readonly start?: string;
      /** After these letters only. */
      readonly after?: Readonly<Record<string, string>>;
      /** Before a letter that softens: е ё є и і ї ю я ь. */
      readonly beforeSoft?: string;
    };

/** Letters with one spelling each, as `г h, ґ g, ж ž`; a letter alone is not written. */
export const plainly = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(', ').map((pair) => [pair.charAt(0), pair.slice(2)]));

/** Letters that Belarusian, Russian and Ukrainian write alike in every standard; a table adds and overrides. */
export const COMMON = plainly('а a, б b, в v, д d, з z, к k, л l, м m, н n, о o, п p, р r, с s, т t, у u, ф f, і i');
export const HISSING = plainly('ж zh, х kh, ц ts, ч ch, ш sh');
/** What ICAO Doc 9303-3 (section 6) gives for the letters of all three languages. */
export const ICAO = { ...COMMON, ...HISSING, ...plainly('е e, э e, ы y, и i, ю iu, я ia, й i, щ shch, ь, ʼ') };

export const none: Pick<Standard, 'apart' | 'soft'> = { apart: [], soft: {} };
