/** Whom this house asks to vouch for its journal. Off until a person turns it on: until then nothing leaves. */
export interface AnchorSettings {
  readonly on: boolean;
  readonly authorities: readonly TimeAuthority[];
  readonly witnesses: readonly WitnessPlace[];
  /** How many witnesses must have cosigned a checkpoint for it to count as witnessed. */
  readonly quorum: number;
}

/** An authority of RFC 3161 time stamps that the organisation chose. */
export interface TimeAuthority {
  readonly name: string;
  readonly url: string;
  /** The roots that are trusted for it, and for nothing else: certificates as PEM. */
  readonly roots: string;
  /** Revocation lists that a person obtained, as PEM; kept beside each token. */
  readonly revocation?: string;
}

/** A witness (C2SP tlog-witness): `url` is its submission prefix, `key` its verifier key of type 4. */
export interface WitnessPlace {
  readonly name: string;
  readonly url: string;
  readonly key: string;
}

export const ANCHORS_OFF: AnchorSettings = { on: false, authorities: [], witnesses: [], quorum: 0 };
