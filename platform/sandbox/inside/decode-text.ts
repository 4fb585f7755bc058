/** Text of unknown encoding, and the name of the encoding it was decoded from (WHATWG Encoding labels). */
export interface DecodedText {
  readonly text: string;
  readonly charset: string;
}

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** One-byte encodings that Cyrillic and western text still comes in, in order of how common they are. */
const ONE_BYTE = ['windows-1251', 'windows-1252', 'koi8-u', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'];
const SAMPLE_BYTES = 64 * 1024;

/**
 * Byte order mark first, then UTF-16 by its pattern of bytes, then UTF-8 when it is valid, then what the file itself
 * declares, then the one-byte encoding under which the text looks most like Cyrillic or western writing.
 * Null when the bytes are no text.
 */
export const decodeText = (bytes: Buffer, declared?: string): DecodedText | null => {
  for (const [charset, mark] of BOMS) {
    if (mark.every((byte, index) => bytes[index] === byte)) return decodeAs(charset, bytes);
  }
  const wide = utf16WithoutMark(bytes);
  if (wide) return decodeAs(wide, bytes);
  if (looksBinary(bytes)) return null;
  if (isUtf8(bytes)) return decodeAs('utf-8', bytes);
  return decodeAs(known(declared) ?? likeliest(bytes), bytes);
};

const decodeAs = (charset: string, bytes: Buffer): DecodedText => ({
  charset,
  text: new TextDecoder(charset).decode(bytes),
});

const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** A declared encoding counts only if it is one byte wide: the wide ones were settled by the bytes themselves. */
const known = (declared: string | undefined): string | null => {
  try {
    const name = declared === undefined ? 'utf-8' : new TextDecoder(declared).encoding;
    return name.startsWith('utf-') ? null : name;
  } catch {
    return null;
  }
};

/** In UTF-16 of Latin or Cyrillic every second byte is 0x00 or 0x04. */
const utf16WithoutMark = (bytes: Buffer): string | null => {
  const sample = bytes.subarray(0, 4096);
  if (bytes.byteLength % 2 !== 0 || sample.byteLength < 8 || !sample.includes(0)) return null;
  const high = [0, 0];
  for (let index = 0; index < sample.byteLength; index += 1) {
    if (sample[index] === 0 || sample[index] === 4) high[index % 2] = (high[index % 2] ?? 0) + 1;
  }
  const half = sample.byteLength / 2;
  const [even = 0, odd = 0] = high;
  if (odd > half * 0.9 && even < half * 0.2) return 'utf-16le';
  if (even > half * 0.9 && odd < half * 0.2) return 'utf-16be';
  return null;
};

/** Control bytes that no text has: all below 0x20 but tab, line ends, form feed, escape and the old end-of-file mark. */
const looksBinary = (bytes: Buffer): boolean => {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b) control += 1;
  }
  return control > sample.byteLength / 100;
};

const likeliest = (bytes: Buffer): string => {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const scored = ONE_BYTE.map((charset) => ({ charset, score: plausibility(new TextDecoder(charset).decode(sample)) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).charset;
};

/** The twenty commonest letters of Russian, Belarusian and Ukrainian, lower case: about 90 % of running text. */
const COMMON_CYRILLIC = new Set('оаеинтсрвлкмдпуяыьіз');

/**
 * High for words in one script, in lower case after their first letter, of common letters; low for signs that stand
 * in words only when the encoding is wrong (capitals after small letters, box drawings, symbols, C1 controls).
 */
const plausibility = (text: string): number => {
  let score = 0;
  let before = '';
  for (const character of text) {
    if (character > '\u007f') score += scoreOf(character, before);
    before = character;
  }
  return score;
};

const scoreOf = (character: string, before: string): number => {
  if (COMMON_CYRILLIC.has(character)) return isLatin(before) ? -2 : 3;
  if (/\p{Script=Cyrillic}/u.test(character)) {
    if (isLatin(before)) return -2;
    if (/\p{Lu}/u.test(character)) return /\p{Ll}/u.test(before) ? -3 : 0.5;
    return /[а-яёіўґєї]/u.test(character) ? 1 : -2;
  }
  if (/\p{Script=Latin}/u.test(character)) {
    if (/\p{Lu}/u.test(character)) return /\p{Ll}/u.test(before) ? -3 : 0.5;
    return isLatin(before) && before < '\u0080' ? 2 : -0.5;
  }
  return /[«»„“”’‘–—…№§°\u00a0]/u.test(character) ? 0.5 : -3;
};

const isLatin = (character: string): boolean => /\p{Script=Latin}/u.test(character);
