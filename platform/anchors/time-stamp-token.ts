import { X509Certificate } from 'node:crypto';
import { fromBER, type Integer, type OctetString, type Sequence } from 'asn1js';
import { Certificate, ContentInfo, PKIStatusInfo, SignedData, type SignerInfo, TSTInfo } from 'pkijs';
import { TimeStampError } from './time-stamp-error.ts';
import { arrayBufferOf } from './time-stamp-request.ts';

/** A TimeStampToken taken apart (RFC 3161 §2.4.2), not yet judged. */
export interface TimeStampToken {
  readonly der: Uint8Array;
  /** The bytes that the message digest is over: the TSTInfo as it stands. */
  readonly content: Uint8Array;
  readonly imprint: { readonly algorithm: string; readonly digest: Buffer };
  readonly time: Date;
  /** Hex without leading zeros of the number; undefined when there is none. */
  readonly nonce: string | undefined;
  readonly serial: string;
  readonly policy: string;
  readonly signer: SignerInfo;
  readonly certificates: readonly TokenCertificate[];
}

/** A certificate in two readings: Node checks signatures and days, pkijs shows extensions. */
export interface TokenCertificate {
  readonly x509: X509Certificate;
  readonly parsed: Certificate;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

const malformed = (message: string, cause?: unknown): TimeStampError =>
  new TimeStampError('malformed', message, { cause });

/** Reads the answer of an authority: the token in it. @throws TimeStampError `not-granted`, `malformed`. */
export const tokenInResponse = (der: Uint8Array): Uint8Array => {
  const { result, offset } = fromBER(arrayBufferOf(der));
  const parts = (result as Partial<Sequence>).valueBlock?.value;
  if (offset === -1 || !Array.isArray(parts) || parts[0] === undefined)
    throw malformed('the answer of the authority is no TimeStampResp');
  let status: PKIStatusInfo;
  try {
    status = new PKIStatusInfo({ schema: parts[0] });
  } catch (cause) {
    throw malformed('the answer of the authority has no status', cause);
  }
  // RFC 3161 §2.4.2: 0 granted, 1 granted with modifications; with anything else there is no token.
  if (status.status > 1 || parts[1] === undefined) {
    const words = (status.statusStrings ?? []).map((text) => text.valueBlock.value).join('; ');
    throw new TimeStampError('not-granted', `the authority refused (status ${status.status})${words && `: ${words}`}`);
  }
  return Uint8Array.from(parts[1].valueBeforeDecodeView);
};

/** @throws TimeStampError `malformed`. */
export const parseTimeStampToken = (der: Uint8Array): TimeStampToken => {
  try {
    const outer = ContentInfo.fromBER(arrayBufferOf(der));
    if (outer.contentType !== SIGNED_DATA) throw malformed('a time stamp is CMS SignedData');
    const signed = new SignedData({ schema: outer.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    const signer = signed.signerInfos[0];
    if (eContentType !== TST_INFO || eContent === undefined || signer === undefined || signed.signerInfos.length !== 1)
      throw malformed('a time stamp holds a TSTInfo and one signature');
    const content = new Uint8Array((eContent as OctetString).getValue());
    const info = TSTInfo.fromBER(arrayBufferOf(content));
    const nonce = info.nonce === undefined ? undefined : hexOf(info.nonce as Integer);
    return {
      der,
      content,
      imprint: {
        algorithm: info.messageImprint.hashAlgorithm.algorithmId,
        digest: Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView),
      },
      time: info.genTime,
      nonce,
      serial: hexOf(info.serialNumber),
      policy: info.policy,
      signer,
      certificates: (signed.certificates ?? []).flatMap((one) =>
        one instanceof Certificate ? [certificateOf(Buffer.from(one.toSchema(false).toBER()))] : [],
      ),
    };
  } catch (cause) {
    if (cause instanceof TimeStampError) throw cause;
    throw malformed(`the token cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
};

const hexOf = (number: Integer): string =>
  Buffer.from(number.valueBlock.valueHexView)
    .toString('hex')
    .replace(/^(00)+(?=..)/, '');

export const certificateOf = (der: Uint8Array): TokenCertificate => ({
  x509: new X509Certificate(der),
  parsed: Certificate.fromBER(arrayBufferOf(der)),
});

/** All blocks of this label in a PEM text, as DER. */
export const pemBlocks = (pem: string, label: string): readonly Buffer[] =>
  [...pem.matchAll(new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'g'))].map(
    ([, text = '']) => Buffer.from(text, 'base64'),
  );

/** The certificates of a PEM text. @throws TimeStampError `malformed` when one cannot be read or there is none. */
export const certificatesInPem = (pem: string): readonly TokenCertificate[] => {
  const blocks = pemBlocks(pem, 'CERTIFICATE');
  if (blocks.length === 0) throw malformed('expected a certificate as PEM (-----BEGIN CERTIFICATE-----)');
  try {
    return blocks.map(certificateOf);
  } catch (cause) {
    throw malformed(`a certificate cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
};
