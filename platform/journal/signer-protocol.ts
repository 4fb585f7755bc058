/**
 * What house and signer say to each other. The signer reads 32 bytes, the seed of its key, from its standard input,
 * then one JSON object a line; it answers one line for each. Hashes and bytes are standard base64.
 */
export type SignerRequest =
  /** Says what was signed last. With `note`, a checkpoint that bears the key's own signature, that one counts too. */
  | { readonly id: number; readonly ask: 'last'; readonly note?: string }
  /** `proof` is the consistency proof (RFC 6962 §2.1.2) from `from`, the size last signed, to `size`. */
  | {
      readonly id: number;
      readonly ask: 'checkpoint';
      readonly from: number;
      readonly size: number;
      readonly root: string;
      readonly proof: readonly string[];
    }
  /** Signs other bytes, which must not read as a checkpoint or a cosignature. */
  | { readonly id: number; readonly ask: 'seal'; readonly bytes: string };

export const SIGNER_REFUSALS = [
  /** Fewer entries than were signed before: the database was set back. */
  'behind',
  /** As many entries as were signed before, with another root. */
  'fork',
  /** More entries, and no proof that they begin with those signed before. */
  'not-an-extension',
  /** The proof starts from another size than the one last signed. */
  'other-base',
  /** A text to be sealed that reads as a checkpoint. */
  'reads-as-checkpoint',
  /** A checkpoint shown to it that its key did not sign, or that contradicts what it remembers. */
  'foreign-checkpoint',
  /** Its memory cannot be read or written: it signs nothing. */
  'memory',
  'malformed',
] as const;
export type SignerRefusal = (typeof SIGNER_REFUSALS)[number];

export type SignerAnswer =
  | {
      readonly id: number;
      readonly ok: true;
      readonly size: number;
      readonly root: string;
      readonly signature?: string;
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly refusal: SignerRefusal;
      readonly message: string;
      /** What it signed last. */
      readonly size: number;
    };
