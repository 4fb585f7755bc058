import type { ItemProblem } from '@amparo/core/nouns/item';

/** A foreign file name made safe to show. The name itself is kept exactly as it came, as data. */
export interface NameDescription {
  /** One line for terminal or page: what cannot be seen is written out as ⟨U+202E⟩; right-to-left names are isolated (UAX #9). */
  readonly display: string;
  readonly problems: readonly ItemProblem[];
}

const LONGEST_BYTES = 255;
const BIDI = /\p{Bidi_Control}/u;
/** Without U+FE0F, which only makes an emoji of the sign before it. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}--[\p{Bidi_Control}\ufe0f]]/v;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
const HIDDEN = /[\p{Bidi_Control}\p{Cc}\p{Zl}\p{Zp}\p{Cs}[\p{Default_Ignorable_Code_Point}--[\ufe0f]]]/gv;
const SEPARATOR = /[/\\]/;
/** Names that Windows gives to devices, with or without an extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * What is dangerous about a file name, and how to show it: bidi controls and invisible characters that make it look
 * like another, control characters, parts of a path, names that a file system refuses.
 */
export const describeName = (name: string): NameDescription => {
  const findings = CHECKS.flatMap(([isFound, what]) => (isFound(name) ? [what] : []));
  const display = isolate(shorten(name).replaceAll(HIDDEN, codePointOf));
  if (findings.length === 0) return { display, problems: [] };
  return { display, problems: [{ code: 'suspicious-name', message: `The file name has ${findings.join(', ')}.` }] };
};

/**
 * The same for the path of a file in an archive: folders are divided by `/`. What would lead out of the archive, if
 * anybody used the path as one, is said.
 */
export const describePath = (path: string): NameDescription => {
  const { display } = describeName(path);
  const names = path.split('/');
  const found = names.flatMap((name) => CHECKS.filter(([isFound]) => isFound(name)).map(([, what]) => what));
  if (path.startsWith('/')) found.push('a path from the root');
  if (/^[A-Za-z]:/.test(path)) found.push('a drive');
  if (found.length === 0) return { display, problems: [] };
  const message = `The path has ${[...new Set(found)].join(', ')}.`;
  return { display, problems: [{ code: 'suspicious-name', message }] };
};

const CHECKS: readonly (readonly [(name: string) => boolean, string])[] = [
  [(name) => BIDI.test(name), 'characters that turn the direction of writing'],
  [(name) => INVISIBLE.test(name), 'invisible characters'],
  [(name) => CONTROL.test(name), 'control characters'],
  [(name) => SEPARATOR.test(name), 'a path separator'],
  [(name) => name.split(SEPARATOR).some((part) => part.trim() === '..'), 'a step to a parent folder (..)'],
  [(name) => Buffer.byteLength(name) > LONGEST_BYTES, `more than ${LONGEST_BYTES} bytes`],
  [(name) => RESERVED.test(name), 'the name of a device'],
  [(name) => /[. ]$/.test(name), 'a dot or space at its end'],
  [(name) => name.trim() === '', 'nothing to read'],
];

const isolate = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;

const shorten = (name: string): string => {
  const characters = [...name];
  return characters.length <= LONGEST_BYTES ? name : `${characters.slice(0, LONGEST_BYTES).join('')}…`;
};

const codePointOf = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
