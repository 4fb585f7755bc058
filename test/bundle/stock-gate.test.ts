import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BundleStamp } from '@amparo/features/preserve/export/bundle-layout';
import { writeBundle } from '@amparo/features/preserve/export/write-bundle';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../apps/verifier/src/verify-bundle.ts';
import { loadBundle, onDisk, patched, sealedAnew, verifyInMemory } from './mutants.ts';
import { chromiumIsThere, verifyInPage } from './page-verifier.ts';
import { sampleInput } from './sample-bundle.ts';
import { runPython, STOCK_CHECKS, toolsAreThere } from './stock-tools.ts';

const PAGE = new URL('../../apps/verifier/verify.html', import.meta.url).pathname;
const STAMPS = 'Time stamps from outside are of checkpoints of this journal';
const hashdeepIsThere = spawnSync('hashdeep', ['-V']).status === 0;
if (!hashdeepIsThere) console.warn('SKIPPED: the tool hashdeep is missing; bundles are not audited with it');
/** The validator of the Library of Congress, as its package or its one file leaves it. */
const bagit = [['bagit.py'], ['python3', '-m', 'bagit']].find(
  ([program = '', ...words]) => spawnSync(program, [...words, '--help']).status === 0,
);
if (bagit === undefined)
  console.warn('SKIPPED: no BagIt validator of others is here (bagit.py); hashdeep audits instead');

let home = '';
let bundle = '';

/** A time-stamp authority of openssl in a folder: a root, a certificate for stamping, and a stamp over the given bytes. */
const stampOver = (bytes: string): Pick<BundleStamp, 'token' | 'chain' | 'at'> => {
  const run = (...words: string[]) =>
    execFileSync('openssl', words, { cwd: home, stdio: ['ignore', 'pipe', 'ignore'] });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  writeFileSync(join(home, 'ext'), 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n');
  writeFileSync(
    join(home, 'tsa.cnf'),
    '[tsa]\nserial=serial\nsigner_cert=tsa.pem\nsigner_key=tsa.key\ncerts=ca.pem\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256,sha512\n',
  );
  writeFileSync(join(home, 'note'), bytes);
  run('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650', '-subj', '/CN=Root of Veresk');
  run('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Stamps of Veresk');
  run(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'tsa.pem',
    '-days',
    '3650',
    '-extfile',
    'ext',
  );
  run('ts', '-query', '-data', 'note', '-sha256', '-cert', '-out', 'query');
  run('ts', '-reply', '-queryfile', 'query', '-config', 'tsa.cnf', '-section', 'tsa', '-token_out', '-out', 'token');
  const said = run('ts', '-reply', '-token_in', '-in', 'token', '-text').toString();
  const at = new Date(/Time stamp: (.*)/.exec(said)?.[1] ?? '').toISOString();
  const chain = readFileSync(join(home, 'tsa.pem'), 'utf8') + readFileSync(join(home, 'ca.pem'), 'utf8');
  return { token: readFileSync(join(home, 'token')), chain, at };
};

beforeAll(async () => {
  if (!toolsAreThere) return;
  home = mkdtempSync(join(tmpdir(), 'amparo-stock-'));
  bundle = join(home, 'bundle');
  const note = sampleInput('').journal.checkpoints.at(-1) ?? '';
  const stamp: BundleStamp = {
    id: 'first',
    size: 300,
    renews: null,
    authority: 'Stamps of Veresk',
    ...stampOver(note),
  };
  await writeBundle(sampleInput(bundle, { stamps: [stamp] }));
});
afterAll(() => home !== '' && rmSync(home, { recursive: true, force: true }));

describe.skipIf(!toolsAreThere)('tools that are not ours accept a bundle', () => {
  it('sha256sum, sha512sum, openssl on seal, checkpoint and time stamp: the commands of VERIFY.txt', () => {
    for (const [name, passes] of Object.entries(STOCK_CHECKS)) expect([name, passes(bundle)]).toEqual([name, true]);
    const page = readFileSync(join(bundle, 'VERIFY.txt'), 'utf8');
    const command = /openssl ts -verify .*/.exec(page)?.[0].replace('CHECKPOINT', 'journal/checkpoint') ?? '';
    const ran = spawnSync('sh', ['-c', command], { cwd: bundle, encoding: 'utf8' });
    expect([command, ran.status]).toEqual([command, 0]);
    const other = command.replace('journal/checkpoint', 'journal/checkpoint.body');
    expect(spawnSync('sh', ['-c', other], { cwd: bundle }).status).not.toBe(0);
  });

  it.skipIf(bagit === undefined)(
    'a BagIt validator of others accepts it, and finds a file that was taken away',
    async () => {
      const [program = '', ...words] = bagit ?? [];
      const validate = () => spawnSync(program, [...words, '--validate', bundle]).status;
      expect(validate()).toBe(0);
      const files = await loadBundle(bundle);
      const without = { name: 'taken away', patch: new Map([['data/items/A000001.txt', null]]) };
      expect(await onDisk(bundle, files, without, validate)).not.toBe(0);
    },
  );

  it.skipIf(!hashdeepIsThere)(
    'hashdeep audits the payload by our manifest, and finds a file that was moved',
    async () => {
      const lines = readFileSync(join(bundle, 'manifest-sha256.txt'), 'utf8').trimEnd().split('\n');
      const known = lines.map((line) => {
        const [hash = '', path = ''] = line.split('  ');
        return `${statSync(join(bundle, path)).size},${hash},${path}\n`;
      });
      writeFileSync(join(home, 'known'), `%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n${known.join('')}`);
      const audit = () =>
        spawnSync('hashdeep', ['-a', '-r', '-l', '-k', join(home, 'known'), 'data'], { cwd: bundle }).status;
      expect(audit()).toBe(0);
      const files = await loadBundle(bundle);
      const moved = new Map([
        ['data/items/A000001.txt', null],
        ['data/items/A000009.txt', files.get('data/items/A000001.txt') ?? null],
      ]);
      expect(await onDisk(bundle, files, { name: 'moved', patch: moved }, audit)).not.toBe(0);
    },
  );

  it('the case file is JSON-LD without a network, and holds to the shapes of CASE/UCO', async () => {
    const text = readFileSync(join(bundle, 'metadata/case.jsonld'), 'utf8');
    const documentLoader = async (url: string): Promise<never> => {
      throw new Error(`the case file asks for ${url}`);
    };
    const conforms = async (given: string): Promise<boolean> => {
      const quads = await jsonld.toRDF(JSON.parse(given) as object, { format: 'application/n-quads', documentLoader });
      const data = new Store(new Parser({ format: 'N-Quads' }).parse(String(quads)));
      expect(data.size).toBeGreaterThan(80);
      const shapes = new Store(new Parser().parse(readFileSync(new URL('case-shapes.ttl', import.meta.url), 'utf8')));
      return (await new SHACLValidator(shapes).validate(data)).conforms;
    };
    expect(await conforms(text)).toBe(true);
    for (const [right, wrong] of [
      ['"uco-types:hashMethod":"SHA256"', '"uco-types:hashMethod":256'],
      ['"@type":"xsd:dateTime"', '"@type":"xsd:date"'],
      ['"uco-core:isDirectional"', '"uco-core:directed"'],
    ] as const) {
      expect(text).toContain(right);
      expect([wrong, await conforms(text.replace(right, wrong))]).toEqual([wrong, false]);
    }
    const graph = (JSON.parse(text) as { '@graph': { '@type': string }[] })['@graph'];
    const counts = Map.groupBy(graph, (node) => node['@type'].split(':')[1] ?? '');
    expect(Object.fromEntries([...counts].map(([type, nodes]) => [type, nodes.length]))).toEqual({
      File: 4,
      ProvenanceRecord: 4,
      ObservableRelationship: 2,
      Tool: 1,
      InvestigativeAction: 5,
    });
  });
});

describe.skipIf(!toolsAreThere)('a time stamp', () => {
  it('passes in every verifier, and fails in each when token, time or stamped checkpoint are others', async () => {
    expect((await verifyBundle(bundle)).claims.find(({ name }) => name === STAMPS)?.outcome).toBe('pass');
    expect(runPython(bundle).outcomes.get(STAMPS)).toBe('pass');
    const files = await loadBundle(bundle);
    const token = files.get('journal/stamps/1.tst') ?? new Uint8Array();
    const list = Buffer.from(files.get('journal/stamps.json') ?? []).toString('utf8');
    const forgeries = [
      ['journal/stamps/1.tst', token.with(token.length - 4, (token.at(-4) ?? 0) ^ 1)],
      ['journal/stamps/1.tst', Buffer.concat([token, Buffer.from('x')])],
      ['journal/stamps/1.pem', Buffer.from('')],
      ['journal/stamps.json', Buffer.from(list.replace(/"at":"\d{4}/, '"at":"2019'))],
      ['journal/stamps.json', Buffer.from(list.replace('journal/checkpoints/5', 'journal/checkpoints/4'))],
      ['journal/stamps.json', Buffer.from('[]')],
    ] as const;
    const mutants = forgeries.map(([path, bytes], at) => {
      const patch = new Map<string, Uint8Array>([[path, bytes]]);
      return { name: `${at} ${path}`, patch: new Map([...patch, ...sealedAnew(new Map([...files, ...patch]))]) };
    });
    const inPage = chromiumIsThere
      ? await verifyInPage(PAGE, files, [{ name: 'as it is', patch: new Map() }, ...mutants])
      : undefined;
    expect(inPage?.verdicts[0]?.ok ?? true).toBe(true);
    expect((inPage?.asked ?? []).filter((url) => !url.startsWith('file:'))).toEqual([]);
    for (const [at, mutant] of mutants.entries()) {
      const ours = await verifyInMemory(patched(files, mutant));
      const failed = ours.claims.filter(({ outcome }) => outcome === 'fail').map(({ name }) => name);
      expect([mutant.name, failed]).toEqual([mutant.name, [STAMPS]]);
      const python = await onDisk(bundle, files, mutant, () => runPython(bundle));
      expect([mutant.name, python.outcomes.get(STAMPS), python.status]).toEqual([mutant.name, 'fail', 1]);
      const outcome = new Map(inPage?.verdicts[at + 1]?.outcomes ?? [[STAMPS, 'fail']]).get(STAMPS);
      expect([mutant.name, outcome]).toEqual([mutant.name, 'fail']);
    }
  });
});
