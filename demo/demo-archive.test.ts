import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { CLASSIFICATIONS, DOCUMENT_KINDS, LEGAL_BASES } from '@amparo/core/nouns/item';
import { readItem } from '@amparo/platform/sandbox/inside/read-item';
import { DEFAULT_LIMITS } from '@amparo/platform/sandbox/limits';
import { describe, expect, it } from 'vitest';
import { AS_OF, buildTruth } from './make/build-truth.ts';
import type { TruthPassage } from './make/find-passages.ts';
import { sourceOf, steadyFiles } from './make/make-archive.ts';
import { blocksOf, wordsOf } from './make/markup.ts';
import { REGISTER_ROWS, registerRows } from './make/register.ts';
import { answerOf, readDate, registerTruth } from './make/register-truth.ts';

const here = (path: string): URL => new URL(path, import.meta.url);
const jsonOf = (path: string): unknown => JSON.parse(readFileSync(here(path), 'utf8'));
const FILES = readdirSync(here('./archive')).sort();
const truth = buildTruth();

const ANSWERS = ['yes', 'no', 'not-asked', 'not-needed'];
const USES = ['submit', 'nameToGovernment', 'publishName', 'press'];
interface ManifestItem {
  readonly file: string;
  readonly title: string;
  readonly received: string;
  readonly origin: { readonly from: string; readonly how: string; readonly url?: string };
  readonly collector: string;
  readonly legalBasis: string;
  readonly consent: Readonly<Record<string, string>>;
  readonly classification: string;
}
const manifest = jsonOf('./archive.json') as { readonly items: readonly ManifestItem[] };

/** The text that the product's own reader takes out of a file of the archive. */
const textRead = async (file: string): Promise<string> => {
  const finding = await readItem(
    { declaredName: file, limits: DEFAULT_LIMITS },
    readFileSync(here(`./archive/${file}`)),
  );
  return finding.text ?? '';
};
const collapsed = (text: string): string => text.replace(/\s+/gu, ' ');
/** For print, where a line may break after a hyphen. */
const unspaced = (text: string): string => text.replace(/\s+/gu, '');

/** Every passage anywhere in a part of the truth. */
const passagesIn = (part: unknown): TruthPassage[] => {
  if (part === null || typeof part !== 'object') return [];
  if ('quote' in part && typeof part.quote === 'string') return [part as TruthPassage];
  return Object.values(part).flatMap(passagesIn);
};

describe('the manifest', () => {
  it('names every file of the archive once, and no other', () => {
    expect(manifest.items.map(({ file }) => file).sort()).toEqual(FILES);
  });

  it('gives each item its terms, in the words of the product', () => {
    for (const item of manifest.items) {
      expect(LEGAL_BASES, item.file).toContain(item.legalBasis);
      expect(CLASSIFICATIONS, item.file).toContain(item.classification);
      expect(Object.keys(item.consent), item.file).toEqual(USES);
      for (const answer of Object.values(item.consent)) expect(ANSWERS, item.file).toContain(answer);
      expect(item.received, item.file).toMatch(/^20\d\d-\d\d-\d\d$/u);
      expect([item.title, item.origin.from, item.origin.how, item.collector].every((words) => words.length > 3)).toBe(
        true,
      );
    }
  });

  it('asks nobody for consent to a public document, and publishes no other', () => {
    for (const { file, legalBasis, classification, consent } of manifest.items) {
      const open = Object.values(consent).every((answer) => answer === 'not-needed');
      expect(open, file).toBe(legalBasis === 'public-document');
      expect(classification === 'public', file).toBe(open);
    }
  });

  it('points only at names that can never be a real site (RFC 2606)', () => {
    for (const { file, origin } of manifest.items) {
      if (origin.url) expect(new URL(origin.url).hostname, file).toMatch(/\.example$/u);
    }
  });

  it('keeps the archive under three megabytes', () => {
    const bytes = FILES.reduce((sum, file) => sum + statSync(here(`./archive/${file}`)).size, 0);
    expect(bytes).toBeLessThan(3_000_000);
  });
});

describe('the truth', () => {
  it('is what its source and the documents give today', () => {
    expect(jsonOf('./truth.json')).toEqual(JSON.parse(JSON.stringify(truth)));
  });

  it('speaks of every document but the register, with a known kind', () => {
    const told = [...truth.documents.map(({ file }) => file), truth.register.file].sort();
    expect(told).toEqual(FILES);
    for (const { file, kind } of truth.documents) expect(DOCUMENT_KINDS, file).toContain(kind);
  });

  it('covers four languages in their own formats', () => {
    expect(new Set(truth.documents.map(({ language }) => language))).toEqual(new Set(['en', 'be', 'ru', 'fr']));
    expect(new Set(FILES.map((file) => file.split('.').at(-1)))).toEqual(
      new Set(['txt', 'docx', 'pdf', 'html', 'eml', 'png', 'xlsx']),
    );
  });

  it('gives offsets that cut exactly the quote out of a plain text file', () => {
    const exact = truth.documents.filter(({ file }) => file.endsWith('.txt'));
    expect(exact.length).toBeGreaterThanOrEqual(6);
    for (const document of exact) {
      const text = readFileSync(here(`./archive/${document.file}`), 'utf8');
      const passages = passagesIn(document);
      expect(passages.length).toBeGreaterThan(5);
      for (const { start, end, quote } of passages) expect(text.slice(start, end), document.file).toBe(quote);
    }
  });

  it('quotes words that the product finds in the finished file', async () => {
    for (const document of truth.documents.filter(({ file }) => !file.endsWith('.png'))) {
      const text = collapsed(await textRead(document.file));
      for (const { quote } of passagesIn(document)) expect(text, document.file).toContain(collapsed(quote));
      for (const { form } of document.persons.flatMap(({ forms }) => forms))
        expect(text, document.file).toContain(form);
    }
  });

  it('knows each main person by three forms or more, across scripts', () => {
    for (const id of ['ilmouskaya', 'hrytsuk', 'barsukevich', 'zhuraunik', 'arabinchyk', 'brusnitski']) {
      const forms = truth.documents
        .flatMap(({ persons }) => persons)
        .filter(({ person }) => person === id)
        .flatMap(({ forms: found }) => found.map(({ form }) => form));
      expect(new Set(forms).size, id).toBeGreaterThanOrEqual(3);
      expect(
        forms.some((form) => /\p{Script=Latin}/u.test(form)),
        id,
      ).toBe(true);
      expect(
        forms.some((form) => /\p{Script=Cyrillic}/u.test(form)),
        id,
      ).toBe(true);
    }
  });

  it('spells the second woman three ways in one letter', () => {
    const letter = truth.documents.find(({ file }) => file.startsWith('03-'));
    const woman = letter?.persons.find(({ person }) => person === 'hrytsuk');
    expect(woman?.forms.map(({ form }) => form).sort()).toEqual([
      'Hritsuk',
      'Hrytsuk',
      'Vera Hrytsuk',
      'Viera Hrytsuk',
    ]);
  });

  it('names children and guarded witnesses in no public document', async () => {
    const guarded = ['Аліс', 'Алис', 'Alisa', 'Шчарбінк', 'Ластаўч', 'Lastau', 'Яна ', 'Яну '];
    for (const { file } of manifest.items.filter(({ classification }) => classification === 'public')) {
      const text = await textRead(file);
      for (const name of guarded) expect(text.includes(name), `${file}: ${name}`).toBe(false);
    }
  });

  it('cites the treaties of Veresk with the dates that the law table holds', () => {
    const rows = readFileSync(here('./law-veresk.csv'), 'utf8').split('\n');
    for (const { file, communication } of truth.documents) {
      for (const { code, ratified } of communication?.instruments ?? []) {
        if (!ratified) continue;
        const row = rows.find((line) => line.startsWith(`XVR,${code},ratification,`));
        expect(row?.split(',')[3], `${file}: ${code}`).toBe(ratified.value);
      }
    }
  });
});

describe('the register', () => {
  const rows = registerRows();

  it('has 400 rows, and the workbook says the same', async () => {
    expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: REGISTER_ROWS }, (_, at) => at + 1));
    const bytes = readFileSync(here('./archive/17-register.xlsx'));
    const { sheets } = await readItem({ declaredName: '17-register.xlsx', limits: DEFAULT_LIMITS }, bytes);
    const read = sheets?.[0]?.rows.slice(1).map((cells) => cells.slice(0, 2).map(({ value }) => value)) ?? [];
    expect(read).toEqual(rows.map(({ no, name }) => [String(no), name]));
  });

  it('has ten pairs of namesakes who are different people, and no other pair of equal names', () => {
    const { namesakesOfDifferentPeople, samePersonTwice } = truth.register;
    expect(namesakesOfDifferentPeople).toHaveLength(10);
    const byName = new Map<string, number[]>();
    for (const { no, name } of rows) {
      const key = name.trim().split(/\s+/u).slice(0, 2).join(' ');
      byName.set(key, [...(byName.get(key) ?? []), no]);
    }
    const pairs = new Set([...byName.values()].filter((numbers) => numbers.length > 1).map(String));
    const planted = [...namesakesOfDifferentPeople, ...samePersonTwice].map(String);
    for (const pair of pairs) expect(planted).toContain(pair);
    for (const pair of namesakesOfDifferentPeople) {
      expect(pairs).toContain(String([...pair].sort((a, b) => Number(a) - Number(b))));
      const births = pair.map((no) => JSON.stringify(rows[Number(no) - 1]?.born));
      expect(births[0]).not.toBe(births[1]);
    }
  });

  it('holds its people together: sex, status and place agree but where a cell is dirty', () => {
    for (const { no, sex, status, facility } of rows) {
      if (/(асуджан|вызвален|памілаван)/u.test(status)) expect(status.endsWith('ая'), `row ${no}`).toBe(sex === 'ж');
      if (/^(Калонія|Турма)/u.test(facility)) expect(/№ (4|24),/u.test(facility), `row ${no}`).toBe(sex === 'ж');
    }
  });

  it('counts certain and uncertain by its rules, fewer persons than rows', () => {
    const detained = registerTruth(AS_OF);
    expect(detained.rows.upTo - detained.rows.certain).toBe(detained.rows.uncertainRows.length);
    expect(detained.persons.certain).toBe(detained.rows.certain - truth.register.samePersonTwice.length);
    expect(detained.rows.uncertainRows.length).toBeGreaterThan(10);
    const of = (no: number) => detained.answers[no - 1]?.answer;
    const near = {
      15: 'certain',
      52: 'no',
      68: 'certain',
      131: 'uncertain',
      147: 'no',
      176: 'uncertain',
      256: 'certain',
    };
    for (const [no, answer] of Object.entries(near)) expect(of(Number(no)), `row ${no}`).toBe(answer);
    expect(of(118), 'Vera Hrytsuk is held').toBe('certain');
    expect(of(56), 'the man who was expelled is not').toBe('no');
  });

  it.each([
    ['31.02.2024', null],
    ['45231', null],
    ['невядома', null],
    ['12.2025', { first: '2025-12-01', last: '2025-12-31', edtf: '2025-12' }],
    ['восень 2023', { first: '2023-09-01', last: '2023-11-30', edtf: '2023-23' }],
    ['каля 15.05.2024', { first: '2024-04-30', last: '2024-05-30', edtf: '2024-05-15~' }],
    ['2025 ці 2026', { first: '2025-01-01', last: '2026-12-31', edtf: '2025/2026' }],
  ])('reads the date cell %s', (cell, range) => {
    expect(readDate(cell)).toEqual(range);
  });

  it('does not count on the day of release, and counts on the day of arrest (R4)', () => {
    const row = rows[1];
    if (!row) throw new Error('expected a second row, got none');
    const held = { ...row, detained: '01.02.2024', ended: '10.02.2024', status: 'вызвалены' };
    const answers = ['2024-01-31', '2024-02-01', '2024-02-09', '2024-02-10'].map((day) => answerOf(held, day).answer);
    expect(answers).toEqual(['no', 'certain', 'certain', 'no']);
  });
});

describe('the generators', () => {
  it('give the files of the archive byte for byte, and the same bytes twice', () => {
    const second = steadyFiles();
    for (const [name, bytes] of steadyFiles()) {
      expect(
        bytes.equals(readFileSync(here(`./archive/${name}`))),
        `${name} differs: run demo/make/make-archive.ts`,
      ).toBe(true);
      expect(second.get(name)?.equals(bytes), name).toBe(true);
    }
  });

  it('printed the PDFs from the sources as they stand now', async () => {
    for (const file of FILES.filter((name) => name.endsWith('.pdf'))) {
      const text = unspaced(await textRead(file));
      for (const block of blocksOf(sourceOf(file.replace('.pdf', '.md')))) {
        expect(text, `${file}: print it again with --browser`).toContain(unspaced(wordsOf(block)));
      }
    }
  });

  it('send the e-mail in windows-1251 with its attachment in KOI8-R, both read back whole', async () => {
    const bytes = readFileSync(here('./archive/15-letter-from-family.eml'));
    const mail = await readItem({ declaredName: '15-letter-from-family.eml', limits: DEFAULT_LIMITS }, bytes);
    expect(mail.text).toContain(sourceOf('15-email.txt').trim());
    const [attachment] = mail.attachments ?? [];
    expect(attachment?.name).toBe('письма Марины.txt');
    const inner = await readItem(
      { declaredName: 'list.txt', limits: DEFAULT_LIMITS },
      Buffer.from(attachment?.bytes ?? []),
    );
    expect(inner.text?.trim()).toBe(sourceOf('15-attachment.txt').trim());
  });
});

const CORPUS = here('../../shared/corpus/');
const REFERENCE = here('../../shared/reference/');
const away = !existsSync(CORPUS);
if (away)
  console.warn('SKIPPED: ../shared is not beside the repository, so the demo archive is not compared with the corpus.');

describe.skipIf(away)('beside the corpus of real documents', () => {
  const ours = async (): Promise<readonly (readonly [string, string])[]> => [
    ...(await Promise.all(FILES.map(async (file) => [file, await textRead(file)] as const))),
    ...['archive.json', 'truth.json', 'make/truth-source.json', 'make/register-names.ts'].map(
      (path) => [path, readFileSync(here(`./${path}`), 'utf8')] as const,
    ),
    ...readdirSync(here('./make/texts')).map((name) => [name, sourceOf(name)] as const),
  ];

  it('no file has the surname of a person there', async () => {
    const known = JSON.parse(readFileSync(new URL('corpus-ground-truth.json', REFERENCE), 'utf8')) as {
      readonly documents: Readonly<
        Record<string, { readonly groundTruth: { readonly persons?: readonly Readonly<Record<string, unknown>>[] } }>
      >;
    };
    const names = Object.values(known.documents)
      .flatMap(({ groundTruth }) => groundTruth.persons ?? [])
      .flatMap((person) => [person.canonicalName, person.name, ...Object.keys(person.surfaceForms ?? {})])
      .filter((name): name is string => typeof name === 'string')
      .map(
        (name) =>
          name
            .replace(/ \(.*\)$/u, '')
            .split(' ')
            .at(-1) ?? '',
      )
      .filter((surname) => surname.length > 3);
    expect(names.length).toBeGreaterThan(5);
    for (const [file, text] of await ours()) {
      for (const name of names)
        expect(new RegExp(`(?<!\\p{L})${name}`, 'u').test(text), `${file}: ${name}`).toBe(false);
    }
  });

  it('no file shares a run of twelve words with it, titles and the opening formula apart', async () => {
    const law = JSON.parse(readFileSync(new URL('law-reference.json', REFERENCE), 'utf8')) as {
      readonly mandates: readonly { readonly title: string }[];
      readonly instruments: readonly { readonly title: string }[];
      readonly softLaw: readonly { readonly title: string }[];
    };
    const titles = [...law.mandates, ...law.instruments, ...law.softLaw]
      .map(({ title }) => title.replace(/\s*\(.*\)$/u, '').toLowerCase())
      .sort((a, b) => b.length - a.length);
    const runs = (text: string): Set<string> => {
      const plain = [...titles, 'we have the honour to address you in our capacity as'].reduce(
        (rest, title) => rest.replaceAll(title, ' § '),
        collapsed(text).toLowerCase(),
      );
      return new Set(
        plain.split('§').flatMap((part) => {
          const words = part.match(/[\p{L}\p{N}]+/gu) ?? [];
          return words.slice(11).map((_, at) => words.slice(at, at + 12).join(' '));
        }),
      );
    };
    const theirs = new Set(
      readdirSync(CORPUS).flatMap((file) => [...runs(readFileSync(new URL(file, CORPUS), 'utf8'))]),
    );
    expect(theirs.size).toBeGreaterThan(3_000);
    for (const [file, text] of await ours()) {
      expect(
        [...runs(text)].filter((run) => theirs.has(run)),
        file,
      ).toEqual([]);
    }
  });
});
