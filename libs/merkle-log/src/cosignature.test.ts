import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts';
import { checkpointText } from './checkpoint.ts';
import { cosign, openCosignature } from './cosignature.ts';
import { formatSignatureLine, parseSignatureLine } from './signed-note.ts';
import { EMPTY_ROOT } from './tree-hash.ts';
import { formatWitnessKey, parseVerifierKey, parseWitnessKey, verifierKey, witnessKey } from './verifier-key.ts';

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKey = createPrivateKey({
  key: Buffer.concat([PKCS8_PREFIX, Buffer.alloc(32, 5)]),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
const KEY = witnessKey('witness.example/w1', publicKey);
const TEXT = checkpointText({ origin: 'log.example/veresk', size: 0, root: EMPTY_ROOT, extensions: [] });
const signer = { key: KEY, sign: (message: Uint8Array) => sign(null, message, privateKey) };

describe('cosignatures', () => {
  it('read back from their line, with their time, and hold for this text and key only', () => {
    const line = parseSignatureLine(formatSignatureLine(cosign(TEXT, 1_679_315_147, signer)).trimEnd());
    expect(openCosignature(TEXT, line, KEY)).toEqual({ witness: KEY.name, keyId: KEY.id, time: 1_679_315_147 });
    expect(() => openCosignature(TEXT.replace('veresk', 'other'), line, KEY)).toThrow(/does not fit/);
    const later = Buffer.from(line.signature);
    later.writeBigUInt64BE(1_679_315_148n);
    expect(() => openCosignature(TEXT, { ...line, signature: later }, KEY)).toThrow(/does not fit/);
    expect(() => openCosignature(TEXT, { ...line, signature: later.subarray(8) }, KEY)).toThrow(/does not fit/);
    expect(openCosignature(TEXT, { ...line, name: 'witness.example/w2' }, KEY)).toBeUndefined();
  });

  it('have keys of their own kind, which are not read as keys of logs', () => {
    expect(parseWitnessKey(formatWitnessKey(KEY))).toEqual({ ...KEY, publicKey: Buffer.from(publicKey) });
    expect(KEY.id).not.toBe(verifierKey(KEY.name, publicKey).id);
    expect(() => parseVerifierKey(formatWitnessKey(KEY))).toThrow(/type 1/);
  });

  it('has the id that the specification shows for its example witness', () => {
    // C2SP tlog-cosignature, example of a cosigned checkpoint: the line of witness.example.com/w1 starts with its key id.
    const line = parseSignatureLine(
      '\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==',
    );
    expect(line.keyId).toBe('8d66cf3f');
    expect(Buffer.from(line.signature).readBigUInt64BE()).toBe(1_679_315_147n);
  });
});

describe('the body of add-checkpoint', () => {
  const NOTE = `${TEXT}\n\u2014 log.example/veresk AAAAAAA=\n`;

  it('reads back', () => {
    const asked = { oldSize: 7, proof: [EMPTY_ROOT], note: NOTE };
    expect(parseAddCheckpoint(formatAddCheckpoint(asked))).toEqual({ ...asked, proof: [Buffer.from(EMPTY_ROOT)] });
    expect(parseAddCheckpoint(`old 0\n\n${NOTE}`)).toEqual({ oldSize: 0, proof: [], note: NOTE });
  });

  it.each([
    '',
    'old 1',
    `old 01\n\n${NOTE}`,
    `new 1\n\n${NOTE}`,
    `old 1\nAAAA\n\n${NOTE}`,
    `old 1\n${'A\n'.repeat(64)}\n${NOTE}`,
  ])('refuses %j', (body) => {
    expect(() => parseAddCheckpoint(body)).toThrow();
  });
});
