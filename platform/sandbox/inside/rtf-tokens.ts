/** One token of RTF 1.9.1: a brace, a control word or symbol with its number, or bytes of text. */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'control'; readonly word: string; readonly number: number | null }
  | { readonly kind: 'bytes'; readonly bytes: Buffer };

const [OPEN, CLOSE, BACKSLASH, QUOTE, SPACE, MINUS] = [0x7b, 0x7d, 0x5c, 0x27, 0x20, 0x2d];

/**
 * The tokens of an RTF file in order, in time linear in its length. A hexadecimal byte (`\'e0`) comes as bytes, binary
 * data is passed over, line ends in the file mean nothing. What is cut short ends the tokens.
 */
export function* rtfTokens(rtf: Buffer): Generator<RtfToken> {
  let at = 0;
  while (at < rtf.length) {
    const byte = rtf[at];
    if (byte === OPEN || byte === CLOSE) {
      yield { kind: byte === OPEN ? 'open' : 'close' };
      at += 1;
    } else if (byte === BACKSLASH) {
      const next = rtf[at + 1];
      if (next === QUOTE) {
        const value = Number.parseInt(rtf.toString('latin1', at + 2, at + 4), 16);
        if (!Number.isNaN(value)) yield { kind: 'bytes', bytes: Buffer.from([value]) };
        at += 4;
      } else if (isLetter(next)) {
        const control = controlAt(rtf, at + 1);
        at = control.end;
        if (control.word === 'bin') at += Math.max(0, control.number ?? 0);
        else yield { kind: 'control', word: control.word, number: control.number };
      } else {
        if (next !== undefined) yield { kind: 'control', word: String.fromCharCode(next), number: null };
        at += 2;
      }
    } else if (byte === 0x0d || byte === 0x0a) {
      at += 1;
    } else {
      let end = at;
      while (end < rtf.length && !isSpecial(rtf[end])) end += 1;
      yield { kind: 'bytes', bytes: rtf.subarray(at, end) };
      at = end;
    }
  }
}

/** A word of letters, a number if one follows, and one space that ends it (RTF 1.9.1, "Control Word"). */
const controlAt = (rtf: Buffer, start: number): { word: string; number: number | null; end: number } => {
  let end = start;
  while (end < rtf.length && end - start < LONGEST_WORD && isLetter(rtf[end])) end += 1;
  const word = rtf.toString('latin1', start, end);
  const digits = end;
  if (rtf[end] === MINUS && isDigit(rtf[end + 1])) end += 1;
  while (end < rtf.length && end - digits < LONGEST_NUMBER && isDigit(rtf[end])) end += 1;
  const number = end === digits ? null : Number(rtf.toString('latin1', digits, end));
  return { word, number, end: rtf[end] === SPACE ? end + 1 : end };
};

const LONGEST_WORD = 32;
const LONGEST_NUMBER = 11;

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isSpecial = (byte: number | undefined): boolean =>
  byte === OPEN || byte === CLOSE || byte === BACKSLASH || byte === 0x0d || byte === 0x0a;
