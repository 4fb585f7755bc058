import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData, TSTInfo } from 'pkijs';
import type { BundleFiles } from './bundle-files.ts';
import type { Findings } from './verify-report.ts';

/** One line of journal/stamps.json. */
interface StampRecord {
  readonly authority: string;
  readonly at: string;
  /** Paths of the stamped checkpoint, the token, the certificates, and the older token that it renews. */
  readonly checkpoint: string;
  readonly token: string;
  readonly chain: string;
  readonly renews?: string;
}

const isStamp = (value: unknown): value is StampRecord => {
  const record = (value ?? {}) as Partial<Record<keyof StampRecord, unknown>>;
  const texts = [record.authority, record.at, record.checkpoint, record.token, record.chain, record.renews ?? ''];
  return texts.every((text) => typeof text === 'string');
};

/** Every token is a time stamp of the exact bytes of a checkpoint, by a certificate of the chain beside it (RFC 3161). */
export const checkStamps = async (bundle: BundleFiles): Promise<Findings> => {
  const present = bundle.namesIn('journal/stamps');
  if (present.length === 0 && !bundle.files.has('journal/stamps.json'))
    return { notChecked: 'this bundle carries no time stamp' };
  const list: unknown = JSON.parse(await bundle.readText('journal/stamps.json'));
  if (!Array.isArray(list) || !list.every(isStamp)) throw new Error('journal/stamps.json is not a list of time stamps');
  const faults: string[] = [];
  const expected = list.flatMap((_, at) => [`${at + 1}.pem`, `${at + 1}.tst`]).toSorted();
  if (list.length === 0 || expected.join() !== present.toSorted().join())
    faults.push('journal/stamps: not a token and its certificates for each line of journal/stamps.json');
  for (const [at, record] of list.entries()) {
    try {
      const places = `journal/stamps/${at + 1}.`;
      const older = record.renews;
      if (
        record.token !== `${places}tst` ||
        record.chain !== `${places}pem` ||
        !/^journal\/checkpoints\/[1-9]\d*$/.test(record.checkpoint) ||
        (older !== undefined && !list.slice(0, at).some(({ token }) => token === older))
      ) {
        throw new Error('not the places of a checkpoint, a token and its certificates');
      }
      const stamped = Buffer.concat([
        await bundle.read(record.checkpoint),
        older === undefined ? new Uint8Array() : await bundle.read(older),
      ]);
      const time = await timeOfToken(await bundle.read(record.token), stamped, await bundle.readText(record.chain));
      if (Math.floor(time.getTime() / 1000) !== Math.floor(Date.parse(record.at) / 1000))
        throw new Error(`it says ${time.toISOString()}, the list says ${record.at}`);
    } catch (cause) {
      faults.push(`time stamp ${at + 1}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  const authorities = [...new Set(list.map(({ authority, at }) => `${authority} ${at}`))];
  return { faults, detail: `${list.length} time stamps: ${authorities.slice(0, 20).join('; ')}` };
};

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** Checks imprint, signature and chain at the time in the token; answers that time. @throws Error with the reason. */
const timeOfToken = async (token: Uint8Array, stamped: Uint8Array, chain: string): Promise<Date> => {
  const parsed = fromBER(exact(token));
  // A token with bytes behind it, or in another encoding, is another file than the one stamped.
  if (parsed.offset !== token.length) throw new Error('the token is not one DER value');
  const signed = new SignedData({ schema: new ContentInfo({ schema: parsed.result }).content });
  const content = signed.encapContentInfo.eContent;
  if (content === undefined) throw new Error('the token has no content');
  const info = TSTInfo.fromBER(content.getValue());
  const certificates = [...chain.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  const given = certificates.map(([, text = '']) => Certificate.fromBER(exact(Buffer.from(text, 'base64'))));
  const roots = given.filter((each) => each.issuer.isEqual(each.subject));
  if (roots.length === 0) throw new Error('there is no root among its certificates');
  const verdict = await signed
    .verify({
      signer: 0,
      data: exact(stamped),
      trustedCerts: roots,
      checkChain: true,
      checkDate: info.genTime,
      extendedMode: true,
      passedWhenNotRevValues: true,
    } as Parameters<SignedData['verify']>[0] & { extendedMode: true })
    .catch((cause: unknown) => {
      throw new Error(saying(cause));
    });
  if (verdict.signatureVerified !== true || verdict.signerCertificateVerified === false)
    throw new Error(verdict.message === '' ? 'its signature does not fit' : verdict.message);
  return info.genTime;
};

const saying = (cause: unknown): string => {
  const message = (cause as { readonly message?: unknown } | undefined)?.message;
  return typeof message === 'string' && message !== '' ? message : 'it does not verify';
};
