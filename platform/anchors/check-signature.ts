import { constants, type KeyObject, verify } from 'node:crypto';
import { type AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';
import { TimeStampError } from './time-stamp-error.ts';

const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Name of a digest; SHA-1 and older are refused. @throws TimeStampError `weak-algorithm`. */
export const digestNamed = (oid: string): string => {
  const name = DIGESTS[oid];
  if (name === undefined)
    throw new TimeStampError('weak-algorithm', `expected SHA-256, SHA-384 or SHA-512, got the digest ${oid}`);
  return name;
};

/** Signature algorithms that name their digest (RFC 8017, RFC 5758). */
const WITH_DIGEST: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
/** Those that leave it to a field beside them, as CMS may (RFC 5652 §5.4). */
const WITHOUT_DIGEST: readonly string[] = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'];
const RSA_PSS = '1.2.840.113549.1.1.10';
const ED25519 = '1.3.101.112';

/** True when the signature fits. `digest` is the one named beside the signature. @throws TimeStampError `weak-algorithm`. */
export const signatureFits = (
  algorithm: AlgorithmIdentifier,
  digest: string,
  signed: { readonly bytes: Uint8Array; readonly signature: Uint8Array; readonly key: KeyObject },
): boolean => {
  const { bytes, signature, key } = signed;
  const oid = algorithm.algorithmId;
  if (oid === ED25519) return verify(null, bytes, key, signature);
  if (oid === RSA_PSS) {
    const parameters = new RSASSAPSSParams({ schema: algorithm.algorithmParams });
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: parameters.saltLength };
    return verify(digestNamed(parameters.hashAlgorithm.algorithmId), bytes, { key, ...padding }, signature);
  }
  const named = WITH_DIGEST[oid] ?? (WITHOUT_DIGEST.includes(oid) ? digest : undefined);
  if (named === undefined) throw new TimeStampError('weak-algorithm', `the signature algorithm ${oid} is not accepted`);
  return verify(named, bytes, key, signature);
};
