import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BagitError } from './bagit-error.ts';
import { type BagListing, checkBag } from './check-bag.ts';
import {
  ALGORITHMS,
  type BagFile,
  isTagManifest,
  manifestLine,
  manifestName,
  parseManifest,
  tagManifestName,
} from './manifest.ts';
import { pathFaults } from './safe-path.ts';
import { BAG_DECLARATION, bagInfoText, parseBagInfo, payloadOxum } from './tag-files.ts';

const fileOf = (path: string, text: string): BagFile => ({
  path,
  size: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
  sha512: createHash('sha512').update(text).digest('hex'),
});

const PAYLOAD: readonly (readonly [string, string])[] = [
  ['data/items/A000001.txt', 'one'],
  ['data/items/A000002.txt', 'two'],
];

/** A whole bag as texts by path; `change` may spoil it before it is listed. */
const bagOf = (change: (texts: Map<string, string>) => void = () => {}): BagListing => {
  const texts = new Map<string, string>(PAYLOAD);
  texts.set('bagit.txt', BAG_DECLARATION);
  texts.set(
    'bag-info.txt',
    bagInfoText([['Payload-Oxum', payloadOxum(PAYLOAD.map(([path, text]) => fileOf(path, text)))]]),
  );
  for (const algorithm of ALGORITHMS) {
    texts.set(
      manifestName(algorithm),
      PAYLOAD.map(([path, text]) => manifestLine(algorithm, fileOf(path, text))).join(''),
    );
  }
  const tags = [...texts].filter(([path]) => !path.startsWith('data/'));
  for (const algorithm of ALGORITHMS) {
    texts.set(
      tagManifestName(algorithm),
      tags.map(([path, text]) => manifestLine(algorithm, fileOf(path, text))).join(''),
    );
  }
  texts.set('seal/tagmanifests.sig', 'signature');
  change(texts);
  return {
    files: [...texts].map(([path, text]) => fileOf(path, text)),
    textOf: (path) => texts.get(path),
    unlisted: ['seal/tagmanifests.sig'],
  };
};
const codes = (listing: BagListing): readonly string[] => checkBag(listing).map(({ code }) => code);

describe('checkBag', () => {
  it('finds nothing wrong with a bag as written', () => {
    expect(checkBag(bagOf())).toEqual([]);
  });

  it('finds every changed, removed and added file', () => {
    for (const path of bagOf().files.map((file) => file.path)) {
      if (path.startsWith('seal/') || isTagManifest(path)) continue;
      expect(codes(bagOf((texts) => texts.set(path, `${texts.get(path)}x`)))).toContain('hash-differs');
      expect(codes(bagOf((texts) => texts.delete(path)))).toContain('file-missing');
    }
    for (const path of ['data/extra.txt', 'extra.txt', 'tagmanifest-md5.txt']) {
      expect(codes(bagOf((texts) => texts.set(path, 'x')))).toContain('not-listed');
    }
    for (const algorithm of ALGORITHMS) {
      expect(codes(bagOf((texts) => texts.delete(tagManifestName(algorithm))))).toContain('tag-file-missing');
    }
  });

  it('collects all faults, not the first', () => {
    const found = checkBag(
      bagOf((texts) => {
        texts.set('data/items/A000001.txt', 'changed');
        texts.delete('data/items/A000002.txt');
        texts.set('data/more.txt', 'x');
        texts.set('bagit.txt', 'BagIt-Version: 0.97\n');
      }),
    );
    const about = (code: string, path: string): boolean =>
      found.some((each) => each.code === code && each.path === path);
    expect(about('hash-differs', 'data/items/A000001.txt')).toBe(true);
    expect(about('file-missing', 'data/items/A000002.txt')).toBe(true);
    expect(about('not-listed', 'data/more.txt')).toBe(true);
    expect(about('tag-file-malformed', 'bagit.txt')).toBe(true);
    expect(about('oxum-differs', 'bag-info.txt')).toBe(true);
    expect(found.filter(({ code }) => code === 'hash-differs')).toHaveLength(4);
  });

  it('refuses a payload file in a tag manifest and a tag manifest in a tag manifest', () => {
    for (const path of ['data/items/A000001.txt', 'tagmanifest-sha512.txt']) {
      const listing = bagOf((texts) => {
        const line = manifestLine('sha256', fileOf(path, texts.get(path) ?? ''));
        texts.set('tagmanifest-sha256.txt', `${texts.get('tagmanifest-sha256.txt')}${line}`);
      });
      expect(codes(listing)).toContain('listed-wrongly');
    }
  });
});

describe('names', () => {
  const hostile = [
    '../up',
    'a/../b',
    './a',
    '/etc/x',
    'a//b',
    'a/',
    '',
    'a\nb',
    'a\rb',
    '100%',
    'имя.txt',
    'na\u0301me',
    'a b',
    '-rf',
    '.hidden',
    'CON',
    'nul.txt',
    'com1',
    'trailing.',
    'a\\b',
    'a:b',
    'a\u202eb',
    'a\u0000b',
    'x'.repeat(241),
  ];
  it.each(hostile)('refuses %j', (path) => {
    expect(pathFaults([path]).map(({ code }) => code)).toContain('name-refused');
    expect(() => manifestLine('sha256', fileOf(path, ''))).toThrow(BagitError);
  });

  it('refuses twins in another case, in any folder, and a file that is also a folder', () => {
    expect(pathFaults(['data/A.txt', 'data/a.txt'])).toHaveLength(1);
    expect(pathFaults(['data/A/x', 'data/a/y'])).toHaveLength(1);
    expect(pathFaults(['data/a', 'data/a/b'])).toHaveLength(1);
    expect(pathFaults(['data/a/b', 'data/a/c', 'data/items/A000001.txt', 'journal/tile/entries/000.p/12'])).toEqual([]);
  });
});

describe('manifests', () => {
  it('read back to what was written', () => {
    const names = fc.uniqueArray(
      fc.stringMatching(/^[a-z0-9]{1,12}$/).filter((name) => pathFaults([name]).length === 0),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(names, fc.constantFrom(...ALGORITHMS), (list, algorithm) => {
        const files = list.map((name) => fileOf(`data/${name}`, name));
        const parsed = parseManifest('m', files.map((file) => manifestLine(algorithm, file)).join(''), algorithm);
        expect(parsed.faults).toEqual([]);
        expect([...parsed.hashes]).toEqual(files.map((file) => [file.path, file[algorithm]]));
      }),
    );
  });

  it('read other writers: capitals, tabs, a star, CRLF, a leading ./', () => {
    const { sha256 } = fileOf('x', 'x');
    const parsed = parseManifest(
      'm',
      `${sha256.toUpperCase()}\tdata/a\r\n${sha256} *data/b\r\n${sha256}  ./data/c`,
      'sha256',
    );
    expect([...parsed.hashes.keys()]).toEqual(['data/a', 'data/b', 'data/c']);
    expect(parsed.hashes.get('data/a')).toBe(sha256);
  });

  it('report each bad line and each file listed twice', () => {
    const { sha256 } = fileOf('x', 'x');
    const parsed = parseManifest(
      'm',
      `nonsense\n${sha256}  data/a\n${sha256}  data/a\n${sha256.slice(1)}  data/b\n\n${sha256}  ../up\n`,
      'sha256',
    );
    expect(parsed.faults.map(({ code }) => code)).toEqual([
      'line-malformed',
      'listed-twice',
      'line-malformed',
      'line-malformed',
      'name-refused',
    ]);
  });
});

describe('bag-info.txt', () => {
  it('reads back, with folded lines', () => {
    const fields = [
      ['Source-Organization', 'Дом правоў'],
      ['External-Identifier', 'veresk: 1'],
    ] as const;
    expect(parseBagInfo(bagInfoText(fields)).fields).toEqual(fields);
    expect(parseBagInfo('A: one\n  two\nB : x\n').fields).toEqual([
      ['A', 'one two'],
      ['B', 'x'],
    ]);
    expect(parseBagInfo('no colon here\n').faults).toHaveLength(1);
  });

  it('refuses a value that would become another line', () => {
    expect(() => bagInfoText([['Source-Organization', 'x\nPayload-Oxum: 0.0']])).toThrow(BagitError);
    expect(() => bagInfoText([['A: B', 'x']])).toThrow(BagitError);
  });
});
