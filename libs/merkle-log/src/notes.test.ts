import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkpointText, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { commit, leafBytes, parseLeaf } from './entry-leaf.ts';
import { rootOfLeafHashes } from './frontier.ts';
import { formatNote, type NoteSigner, noteFromBytes, openNote, parseNote, signNote } from './signed-note.ts';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.ts';
import { hashLeaf } from './tree-hash.ts';
import { inclusionProof, rangeHashOfLeaves } from './tree-proofs.ts';
import { formatVerifierKey, parseVerifierKey, publicKeyPem, verifierKey, verifyEd25519 } from './verifier-key.ts';

// RFC 8032 §7.1, test 1: seed and public key of the signer in these tests, so that every run signs the same bytes.
const SEED = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const PUBLIC = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${SEED}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const KEY = verifierKey('veresk.example/log', PUBLIC);
const SIGNER: NoteSigner = { key: KEY, sign: (message) => sign(null, message, privateKey) };

// A tree head that the Go checksum database published, and its key: written by another program, years ago.
const GO_KEY = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
const GO_NOTE =
  'go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n\u2014 sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n';

describe('Ed25519', () => {
  it('accepts the vector of RFC 8032 §7.1 test 1 and no other signature', () => {
    const signature = Buffer.from(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
      'hex',
    );
    expect(verifyEd25519(PUBLIC, new Uint8Array(), signature)).toBe(true);
    expect(verifyEd25519(PUBLIC, Uint8Array.of(0), signature)).toBe(false);
    expect(verifyEd25519(PUBLIC, new Uint8Array(), signature.subarray(1))).toBe(false);
  });
});

describe('verifier keys', () => {
  it('have the id that other programs compute', () => {
    expect(parseVerifierKey(GO_KEY)).toMatchObject({ name: 'sum.golang.org', id: '033de0ae' });
    expect(formatVerifierKey(parseVerifierKey(GO_KEY))).toBe(GO_KEY);
    const example = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
    expect(formatVerifierKey(parseVerifierKey(example))).toBe(example);
  });

  it('refuse every cut and every changed character', () => {
    for (let at = 0; at < GO_KEY.length; at += 1) {
      expect(() =>
        parseVerifierKey(GO_KEY.slice(0, at) + String.fromCharCode(GO_KEY.charCodeAt(at) + 1) + GO_KEY.slice(at + 1)),
      ).toThrow();
      expect(() => parseVerifierKey(GO_KEY.slice(0, at))).toThrow();
    }
  });

  it('refuse names that a note line could not carry', () => {
    for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\nb'])
      expect(() => verifierKey(name, PUBLIC)).toThrow('key name');
    expect(() => verifierKey('a', PUBLIC.subarray(1))).toThrow('32 bytes');
  });

  it('as PEM is what node exports', () => {
    const made = generateKeyPairSync('ed25519').publicKey;
    const raw = made.export({ format: 'der', type: 'spki' }).subarray(-32);
    expect(publicKeyPem(raw)).toBe(made.export({ format: 'pem', type: 'spki' }));
  });
});

describe('signed notes', () => {
  it('opens a tree head of the Go checksum database', () => {
    expect(openCheckpoint(GO_NOTE, [parseVerifierKey(GO_KEY)])).toMatchObject({
      origin: 'go.sum database tree',
      size: 6_476_701,
    });
    expect(formatNote(parseNote(GO_NOTE))).toBe(GO_NOTE);
  });

  it('fails after any change of one byte', () => {
    const note = Buffer.from(signNote('veresk.example/log\n1\nAAAA\n', SIGNER));
    for (let at = 0; at < note.length; at += 1) {
      for (const by of [0x01, 0x20, 0x80]) {
        const changed = Buffer.from(note);
        changed[at] = (changed[at] as number) ^ by;
        expect(() => openNote(noteFromBytes(changed), [KEY])).toThrow();
      }
    }
  });

  it('keeps signatures of unknown keys and asks for one of a known key', () => {
    const parsed = parseNote(signNote('text\n', SIGNER));
    const foreign = { name: 'witness.example', keyId: '00000000', signature: new Uint8Array(72) };
    const both = formatNote({ ...parsed, signatures: [foreign, ...parsed.signatures] });
    expect(openNote(both, [KEY]).signatures).toHaveLength(2);
    expect(() => openNote(formatNote({ ...parsed, signatures: [foreign] }), [KEY])).toThrow(
      'no signature by veresk.example/log',
    );
    const wrong = { name: KEY.name, keyId: KEY.id, signature: new Uint8Array(64) };
    expect(() => openNote(formatNote({ ...parsed, signatures: [wrong, ...parsed.signatures] }), [KEY])).toThrow(
      'does not fit',
    );
  });

  it.each([
    '',
    '\n',
    'text\n',
    'text\n\n',
    'text\n\n\u2014 a QUJD\n',
    'text\n\n- a QUJDREVG\n',
    'te\u0007xt\n\n\u2014 a QUJDREVG\n',
    'text\r\n\n\u2014 a QUJDREVG\n',
    'text\n\n\u2014 a QUJDREVG',
    'text\n\n\u2014 a  QUJDREVG\n',
    'text\n\n\u2014 a QUJDREV\n',
  ])('refuses %j', (note) => expect(() => parseNote(note)).toThrow());

  it('refuses bytes that are not UTF-8, and keeps a byte-order mark as what it is', () => {
    expect(() => noteFromBytes(Uint8Array.of(0xff))).toThrow('UTF-8');
    expect(noteFromBytes(Buffer.from('\ufeffa'))).toBe('\ufeffa');
  });
});

describe('checkpoints', () => {
  const root = rootOfLeafHashes([hashLeaf(new Uint8Array())]);

  it('read back to what was signed', () => {
    const checkpoint = { origin: KEY.name, size: 1, root, extensions: [] };
    expect(openCheckpoint(signCheckpoint(checkpoint, SIGNER), [KEY])).toEqual(checkpoint);
  });

  it.each([
    '',
    'o\n1\n',
    'o\n01\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n',
    'o\n-1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n',
    'o\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1=\n',
    'o\n1\nbjQL\n',
    '\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n',
    'o\n9007199254740993\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n',
  ])('refuses %j', (text) => expect(() => parseCheckpoint(text)).toThrow());

  it('are not written with an empty or broken line', () => {
    expect(() => checkpointText({ origin: 'a\nb', size: 1, root, extensions: [] })).toThrow('newline');
    expect(() => checkpointText({ origin: 'a', size: 1, root, extensions: [''] })).toThrow('not empty');
    expect(() => checkpointText({ origin: 'a', size: 1.5, root, extensions: [] })).toThrow('whole number');
  });
});

describe('proof files', () => {
  const leaves = Array.from({ length: 11 }, (_, at) => hashLeaf(Uint8Array.of(at)));
  const checkpoint = signCheckpoint(
    { origin: KEY.name, size: 11, root: rootOfLeafHashes(leaves), extensions: [] },
    SIGNER,
  );
  const text = formatTlogProof({ index: 6, hashes: inclusionProof(6, 11, rangeHashOfLeaves(leaves)), checkpoint });
  const accepts = (changed: string): boolean => {
    try {
      return verifyTlogProof(parseTlogProof(changed), leaves[6] as Uint8Array, [KEY]);
    } catch {
      return false;
    }
  };

  it('verify, read back, and may carry an extra line', () => {
    expect(accepts(text)).toBe(true);
    expect(formatTlogProof(parseTlogProof(text))).toBe(text);
    expect(accepts(text.replace('\n', '\nextra QUJD\n'))).toBe(true);
  });

  it('fail after any change of one character', () => {
    for (let at = 0; at < text.length; at += 1) {
      expect(accepts(text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1))).toBe(
        false,
      );
    }
  });
});

describe('leaves and commitments', () => {
  it('are canonical JSON of fixed shape and read back', () => {
    const entry = fc.record({
      v: fc.constant(1 as const),
      seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      kind: fc.constantFrom('collect.import-folder', 'preserve.export-bundle', 'a'),
      commitment: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((each) => Buffer.from(each).toString('hex')),
    });
    fc.assert(
      fc.property(entry, (leaf) => {
        expect(parseLeaf(leafBytes(leaf))).toEqual(leaf);
        expect(JSON.parse(Buffer.from(leafBytes(leaf)).toString())).toEqual(leaf);
      }),
    );
  });

  it('commit to salt and body: SHA-256 of one after the other, as sha256sum computes it', () => {
    // printf of 32 zero bytes and {} through sha256sum.
    expect(commit(new Uint8Array(32), Buffer.from('{}'))).toBe(
      'fb1634c4e6cd4b1f1afe3ce2d6ef080f7ac5d1f357d723ad4dfca782733b62db',
    );
    expect(commit(Buffer.alloc(32, 1), Buffer.from('{}'))).not.toBe(commit(new Uint8Array(32), Buffer.from('{}')));
    expect(() => commit(new Uint8Array(31), Buffer.from('{}'))).toThrow('32 bytes');
  });

  it('refuse what could carry a name, and other spellings of the same leaf', () => {
    const commitment = 'ab'.repeat(32);
    for (const kind of ['', 'Алена', 'a b', 'a"b', '.a', 'a'.repeat(129)]) {
      expect(() => leafBytes({ v: 1, seq: 1, kind, commitment })).toThrow('a kind is');
    }
    expect(() => leafBytes({ v: 1, seq: 0, kind: 'a', commitment })).toThrow('from 1');
    expect(() => leafBytes({ v: 1, seq: 1, kind: 'a', commitment: commitment.toUpperCase() })).toThrow('64 hex');
    const good = `{"commitment":"${commitment}","kind":"a","seq":1,"v":1}`;
    expect(parseLeaf(Buffer.from(good)).seq).toBe(1);
    for (const bad of [` ${good}`, good.replace('"seq":1', '"seq":1.0'), good.replace('"v":1', '"v":2'), `${good}\n`]) {
      expect(() => parseLeaf(Buffer.from(bad))).toThrow('expected {');
    }
  });
});
