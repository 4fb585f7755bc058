import { MerkleLogError } from './merkle-log-error.ts';
import { fromBase64, toBase64 } from './strict-text.ts';
import { isKeyName, type VerifierKey, verifyEd25519 } from './verifier-key.ts';

/** One line `— name base64(key id || signature)`. `keyId` is 8 hex digits. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A text with signatures (C2SP signed-note). `text` ends with a newline: exactly what is signed. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Signs with a key that this library never sees. `sign` returns the 64 bytes of an Ed25519 signature. */
export interface NoteSigner {
  readonly key: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** More signatures than any log and its witnesses make; the specification asks for at least 16. */
const MAX_SIGNATURES = 64;
const MAX_NOTE_CHARACTERS = 1_000_000;

const malformed = (message: string): MerkleLogError => new MerkleLogError('malformed-note', message);

const requireText = (text: string): string => {
  if (!text.endsWith('\n')) throw malformed('the text of a note ends with a newline');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: signed-note forbids exactly these.
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) throw malformed('a note has no control characters but newlines');
  if (!text.isWellFormed()) throw malformed('a note is well-formed Unicode');
  return text;
};

/** The bytes of a note as text. @throws MerkleLogError `malformed-note` when they are not UTF-8. */
export const noteFromBytes = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed('a note is UTF-8 text; these bytes are not');
  }
};

/** Reads one line `— name base64`, without its newline. @throws MerkleLogError `malformed-note` or `malformed-base64`. */
export const parseSignatureLine = (line: string): NoteSignature => {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  if (dash !== '\u2014' || more.length > 0 || !isKeyName(name)) {
    throw malformed(`expected "— name base64", got ${JSON.stringify(line.slice(0, 120))}`);
  }
  const bytes = Buffer.from(fromBase64(encoded, `signature of ${name}`));
  if (bytes.length < 5) throw malformed(`the signature of ${name} is too short`);
  return { name, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
};

/** The line of a signature, with its newline. */
export const formatSignatureLine = ({ name, keyId, signature }: NoteSignature): string =>
  `\u2014 ${name} ${toBase64(Buffer.concat([Buffer.from(keyId, 'hex'), signature]))}\n`;

/** Reads a note without judging its signatures. @throws MerkleLogError `malformed-note` or `malformed-base64`. */
export const parseNote = (note: string): SignedNote => {
  if (note.length > MAX_NOTE_CHARACTERS) throw malformed(`a note of ${note.length} characters is not read`);
  requireText(note);
  const gap = note.lastIndexOf('\n\n');
  if (gap < 0) throw malformed('no empty line stands between text and signatures');
  const text = requireText(note.slice(0, gap + 1));
  const lines = note
    .slice(gap + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length === 0 || lines.length > MAX_SIGNATURES) {
    throw malformed(`a note has 1 to ${MAX_SIGNATURES} signatures, got ${lines.length}`);
  }
  const signatures = lines.map(parseSignatureLine);
  return { text, signatures };
};

/** Writes a note. The text must be one that parseNote would read back. */
export const formatNote = ({ text, signatures }: SignedNote): string =>
  `${requireText(text)}\n${signatures.map(formatSignatureLine).join('')}`;

/** Signs a text (ending with a newline) and returns the note. @throws MerkleLogError `malformed-note` on a text that cannot be one. */
export const signNote = (text: string, signer: NoteSigner): string => {
  const signature = signer.sign(Buffer.from(requireText(text)));
  if (signature.length !== 64) {
    throw new MerkleLogError(
      'signature-invalid',
      `an Ed25519 signature has 64 bytes, the signer gave ${signature.length}`,
    );
  }
  return formatNote({ text, signatures: [{ name: signer.key.name, keyId: signer.key.id, signature }] });
};

/** True when this signature line is the key's: same name and same id. */
export const isSignatureOf = (key: VerifierKey, signature: NoteSignature): boolean =>
  signature.name === key.name && signature.keyId === key.id;

/**
 * Reads a note and checks every signature by a known key; those of unknown keys are left aside, as signed-note asks.
 * @throws MerkleLogError `signature-invalid` when one of a known key is wrong, `signature-missing` when there is none.
 */
export const openNote = (note: string, keys: readonly VerifierKey[]): SignedNote => {
  const parsed = parseNote(note);
  const message = Buffer.from(parsed.text);
  const known = parsed.signatures.filter((signature) => keys.some((key) => isSignatureOf(key, signature)));
  for (const signature of known) {
    const key = keys.find((candidate) => isSignatureOf(candidate, signature));
    if (key === undefined || !verifyEd25519(key.publicKey, message, signature.signature)) {
      throw new MerkleLogError('signature-invalid', `the signature of ${signature.name} does not fit the text`);
    }
  }
  if (known.length === 0) {
    const wanted = keys.map((key) => `${key.name} (${key.id})`).join(', ');
    throw new MerkleLogError('signature-missing', `no signature by ${wanted || 'any key: none was given'}`);
  }
  return parsed;
};
