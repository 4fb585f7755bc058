import { BasicConstraints, CertificateRevocationList } from 'pkijs';
import { signatureFits } from './check-signature.ts';
import { TimeStampError } from './time-stamp-error.ts';
import { arrayBufferOf } from './time-stamp-request.ts';
import { pemBlocks, type TokenCertificate } from './time-stamp-token.ts';

const MOST_LINKS = 8;
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** Critical extensions whose meaning is checked here, or which narrow nothing that we rely on (RFC 5280 §4.2). */
const UNDERSTOOD: readonly string[] = [BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, '2.5.29.32', '2.5.29.17'];

const extension = ({ parsed }: TokenCertificate, oid: string) =>
  parsed.extensions?.find(({ extnID }) => extnID === oid);

/** A certificate for time stamps and nothing else, said critically (RFC 3161 §2.3). @throws TimeStampError `wrong-key-usage`. */
export const requireTimeStamping = (certificate: TokenCertificate): void => {
  const usages = certificate.x509.keyUsage ?? [];
  const found = extension(certificate, EXTENDED_KEY_USAGE);
  if (found?.critical !== true || usages.length !== 1 || usages[0] !== TIME_STAMPING)
    throw new TimeStampError(
      'wrong-key-usage',
      `the certificate ${subjectOf(certificate)} is not for time stamps alone (critical extended key usage timeStamping)`,
    );
};

const subjectOf = ({ x509 }: TokenCertificate): string => x509.subject.replaceAll('\n', ', ');

/**
 * The chain from a certificate to one of the roots, both ends in it; every signature fits, every issuer may issue, and
 * all hold at `time` (RFC 5280 §6.1, without policies and name constraints: a critical one is refused as not understood).
 * @throws TimeStampError `untrusted-chain`, `certificate-expired`.
 */
export const chainTo = (
  start: TokenCertificate,
  roots: readonly TokenCertificate[],
  others: readonly TokenCertificate[],
  time: Date,
): readonly TokenCertificate[] => {
  const trusted = new Set(roots.map(({ x509 }) => x509.fingerprint256));
  const chain = [start];
  for (;;) {
    const last = chain.at(-1) ?? start;
    const strange = last.parsed.extensions?.find(({ critical, extnID }) => critical && !UNDERSTOOD.includes(extnID));
    if (strange !== undefined)
      throw new TimeStampError('untrusted-chain', `${subjectOf(last)} has the critical extension ${strange.extnID}`);
    if (trusted.has(last.x509.fingerprint256)) break;
    const issuer = [...roots, ...others].find((candidate) => issued(candidate, last, chain.length - 1));
    if (issuer === undefined || chain.length >= MOST_LINKS)
      throw new TimeStampError(
        'untrusted-chain',
        `no chain leads from ${subjectOf(last)} to a root that is trusted here`,
      );
    chain.push(issuer);
  }
  const stale = chain.find(({ x509 }) => time < x509.validFromDate || time > x509.validToDate);
  if (stale !== undefined)
    throw new TimeStampError(
      'certificate-expired',
      `${subjectOf(stale)} held from ${stale.x509.validFrom} to ${stale.x509.validTo}, the time stamped is ${time.toISOString()}`,
    );
  return chain;
};

/** Whether the one may have issued the other, with `below` certificates of issuers between. */
const issued = (issuer: TokenCertificate, certificate: TokenCertificate, below: number): boolean => {
  if (issuer.x509.fingerprint256 === certificate.x509.fingerprint256 || !issuer.x509.ca) return false;
  const usage = extension(issuer, KEY_USAGE)?.parsedValue as { valueBlock: { valueHexView: Uint8Array } } | undefined;
  // Bit 5, keyCertSign (RFC 5280 §4.2.1.3).
  if (usage !== undefined && ((usage.valueBlock.valueHexView[0] ?? 0) & 0x04) === 0) return false;
  const constraints = extension(issuer, BASIC_CONSTRAINTS)?.parsedValue;
  const longest = constraints instanceof BasicConstraints ? constraints.pathLenConstraint : undefined;
  if (typeof longest === 'number' && below > longest) return false;
  return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.x509.publicKey);
};

/** Refuses a chain in which a list at hand, signed by the issuer, names a certificate. @throws TimeStampError `revoked`. */
export const requireNotRevoked = (chain: readonly TokenCertificate[], lists: string, time: Date): void => {
  const parsed = pemBlocks(lists, 'X509 CRL').map((der) => CertificateRevocationList.fromBER(arrayBufferOf(der)));
  for (const [at, certificate] of chain.entries()) {
    const issuer = chain[at + 1];
    if (issuer === undefined) continue;
    for (const list of parsed) {
      const signed = {
        bytes: list.tbsView,
        signature: list.signatureValue.valueBlock.valueHexView,
        key: issuer.x509.publicKey,
      };
      if (!list.issuer.isEqual(issuer.parsed.subject) || !signatureFits(list.signatureAlgorithm, 'sha256', signed))
        continue;
      const found = list.revokedCertificates?.find(({ userCertificate }) =>
        userCertificate.isEqual(certificate.parsed.serialNumber),
      );
      if (found !== undefined && found.revocationDate.value <= time)
        throw new TimeStampError('revoked', `${subjectOf(certificate)} was revoked before the time stamped`);
    }
  }
};

export const pemOf = (chain: readonly TokenCertificate[]): string => chain.map(({ x509 }) => x509.toString()).join('');
