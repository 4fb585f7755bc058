import { createHash, hash } from 'node:crypto';
import { fromBER, type OctetString, type Sequence } from 'asn1js';
import { chainTo, pemOf, requireNotRevoked, requireTimeStamping } from './certificate-chain.ts';
import { digestNamed, signatureFits } from './check-signature.ts';
import { TimeStampError } from './time-stamp-error.ts';
import { SHA256 } from './time-stamp-request.ts';
import {
  certificatesInPem,
  parseTimeStampToken,
  type TimeStampToken,
  type TokenCertificate,
} from './time-stamp-token.ts';

export interface VerifiedTimeStamp {
  readonly time: Date;
  /** When the first certificate of the chain ends. */
  readonly endsAt: Date;
  /** The chain, the authority's own certificate first, PEM. */
  readonly chain: string;
  readonly serial: string;
}

export interface TimeStampTerms {
  /** The bytes that were stamped. */
  readonly data: Uint8Array;
  /** Trusted roots, PEM. */
  readonly roots: string;
  /** Further certificates, PEM: the chain that was kept with an old token. */
  readonly chain?: string;
  /** Revocation lists, PEM. */
  readonly revocation?: string;
  /** For a fresh token: the nonce that was sent, and what our clock says. */
  readonly fresh?: { readonly nonce: string; readonly now: Date };
}

/** How far the authority's clock and ours may be apart. */
const MOST_APART_MS = 10 * 60 * 1000;

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/**
 * Checks a time stamp: that it is over these bytes, signed by a certificate for time stamps alone which the token itself
 * names (RFC 5816), whose chain led to a trusted root at the stated time, as `openssl ts -verify -attime` would; a
 * fresh one also for nonce and clock. @throws TimeStampError, its code says what is wrong.
 */
export const verifyTimeStamp = (der: Uint8Array, terms: TimeStampTerms): VerifiedTimeStamp => {
  const token = parseTimeStampToken(der);
  const { imprint, time } = token;
  if (imprint.algorithm !== SHA256 || !imprint.digest.equals(createHash('sha256').update(terms.data).digest()))
    throw new TimeStampError('wrong-imprint', 'the time stamp is over other bytes');
  if (terms.fresh !== undefined) requireFresh(token, terms.fresh);
  const roots = certificatesInPem(terms.roots);
  const others = [...token.certificates, ...(terms.chain === undefined ? [] : certificatesInPem(terms.chain))];
  const own = signerOf(token, [...others, ...roots]);
  requireSigned(token, own);
  requireTimeStamping(own);
  const chain = chainTo(own, roots, others, time);
  if (terms.revocation !== undefined) requireNotRevoked(chain, terms.revocation, time);
  const ends = chain.map(({ x509 }) => x509.validToDate.getTime());
  return { time, endsAt: new Date(Math.min(...ends)), chain: pemOf(chain), serial: token.serial };
};

const requireFresh = ({ nonce, time }: TimeStampToken, fresh: { nonce: string; now: Date }): void => {
  if (nonce !== fresh.nonce)
    throw new TimeStampError('wrong-nonce', 'the answer is to another request than ours (its nonce differs)');
  if (Math.abs(time.getTime() - fresh.now.getTime()) > MOST_APART_MS)
    throw new TimeStampError(
      'wrong-time',
      `the authority says ${time.toISOString()}, this machine ${fresh.now.toISOString()}: set the clock, or ask another authority`,
    );
};

/** The certificate that the signed attributes name by its hash (ESSCertID, ESSCertIDv2). */
const signerOf = (token: TimeStampToken, candidates: readonly TokenCertificate[]): TokenCertificate => {
  const v2 = attribute(token, SIGNING_CERTIFICATE_V2) as Sequence | undefined;
  const v1 = attribute(token, SIGNING_CERTIFICATE) as Sequence | undefined;
  // SigningCertificate(V2) ::= SEQUENCE { certs SEQUENCE OF ESSCertID(v2), … }; the first one is the signer's.
  const certs = (v2 ?? v1)?.valueBlock.value[0] as Sequence | undefined;
  const parts = (certs?.valueBlock.value[0] as Sequence | undefined)?.valueBlock.value ?? [];
  const named = parts.find((part) => part.idBlock.tagNumber === 4) as OctetString | undefined;
  const algorithm = v2 === undefined ? 'sha1' : essDigest(parts[0] as Sequence | undefined);
  const wanted = named === undefined ? '' : Buffer.from(named.valueBlock.valueHexView).toString('hex');
  const found = candidates.find(({ x509 }) => hash(algorithm, x509.raw, 'hex') === wanted);
  if (found === undefined)
    throw new TimeStampError('wrong-certificate', 'the certificate that the token names is neither in it nor known');
  return found;
};

/** The digest of an ESSCertIDv2: SHA-256 when it names none (RFC 5035 §4). */
const essDigest = (first: Sequence | undefined): string => {
  if (first === undefined || first.idBlock.tagNumber !== 16) return 'sha256';
  const oid = first.valueBlock.value[0] as { valueBlock: { toString(): string } } | undefined;
  return digestNamed(oid?.valueBlock.toString() ?? '');
};

/** Checks digest, content type and signature over the signed attributes (RFC 5652 §5.4). */
const requireSigned = (token: TimeStampToken, own: TokenCertificate): void => {
  const { signer, content } = token;
  const digest = digestNamed(signer.digestAlgorithm.algorithmId);
  const stated = attribute(token, MESSAGE_DIGEST) as OctetString | undefined;
  const type = attribute(token, CONTENT_TYPE) as { valueBlock: { toString(): string } } | undefined;
  const right =
    stated !== undefined &&
    Buffer.from(stated.valueBlock.valueHexView).equals(createHash(digest).update(content).digest()) &&
    type?.valueBlock.toString() === TST_INFO;
  const encoded = signer.signedAttrs?.encodedValue;
  if (!right || encoded === undefined)
    throw new TimeStampError('bad-signature', 'the signed attributes are not those of this time stamp');
  const attributes = new Uint8Array(encoded).slice();
  // Signed as a SET OF, carried under the tag [0].
  attributes[0] = 0x31;
  const signature = new Uint8Array(signer.signature.valueBlock.valueHexView);
  if (!signatureFits(signer.signatureAlgorithm, digest, { bytes: attributes, signature, key: own.x509.publicKey }))
    throw new TimeStampError('bad-signature', 'the signature of the time stamp does not fit');
};

const attribute = ({ signer }: TimeStampToken, oid: string): unknown => {
  const found = signer.signedAttrs?.attributes.filter(({ type }) => type === oid) ?? [];
  if (found.length > 1) throw new TimeStampError('malformed', `the attribute ${oid} stands twice`);
  const value = found[0]?.values[0] as { toBER(): ArrayBuffer } | undefined;
  return value === undefined ? undefined : fromBER(value.toBER()).result;
};
