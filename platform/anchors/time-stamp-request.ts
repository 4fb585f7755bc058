import { createHash, randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';

export const SHA256 = '2.16.840.1.101.3.4.2.1';

/**
 * A request for a time stamp over these bytes (RFC 3161 §2.4.1), with a nonce of our own, asking for the certificates.
 * Nothing but their SHA-256 is in it.
 */
export const timeStampRequest = (bytes: Uint8Array): { readonly der: Uint8Array; readonly nonce: string } => {
  // A positive number in its shortest spelling, as DER asks: the first of its bytes is 0x40 to 0x7f.
  const nonce = randomBytes(9);
  nonce[0] = 0x40 | ((nonce[0] ?? 0) & 0x3f);
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: arrayBufferOf(createHash('sha256').update(bytes).digest()) }),
    }),
    nonce: new Integer({ valueHex: arrayBufferOf(nonce) }),
    certReq: true,
  });
  return { der: new Uint8Array(request.toSchema().toBER()), nonce: nonce.toString('hex') };
};

/** A copy with a memory of its own, as asn1js takes it. */
export const arrayBufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
