import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOCUMENT_KINDS } from '@amparo/core/nouns/item';
import { ocrEngineHere } from '@amparo/platform/ocr/ocr-engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ReadFiles, readingsOf } from './read-files.ts';

const root = new URL('../../', import.meta.url);
const shape = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('docs/formats/reading.schema.json', root), 'utf8')) as Parameters<
    typeof z.fromJSONSchema
  >[0],
);
const inFolder = (path: string, ends: RegExp): readonly string[] =>
  readdirSync(new URL(path, root))
    .filter((name) => ends.test(name))
    .map((name) => fileURLToPath(new URL(`${path}${name}`, root)));

/** Every field that the command promises, as it stands in the JSON; `[]` is one of a list. */
const PROMISED = [
  'kind',
  'language',
  ...['printed', 'type', 'joint', 'state', 'number', 'year'].map((name) => `communication.reference.${name}`),
  'communication.date.value',
  'communication.state.value',
  ...['code', 'title', 'resolution'].map((name) => `communication.mandates[].${name}`),
  'communication.resolutions[].value',
  'communication.subject.value',
  'communication.persons[]',
  'communication.priorCommunications[].reference.printed',
  'communication.priorCommunications[].sent.value',
  'communication.priorCommunications[].replied.value',
  'communication.instruments[].code',
  'communication.instruments[].articles[].number',
  'communication.instruments[].ratified.value',
  'communication.documents[].symbol',
  'communication.documents[].pinpoint',
  'communication.questions[].value',
  ...['publicationDays', 'wgadRegularProcedure', 'interimMeasures', 'pressRelease'].map(
    (name) => `communication.clauses.${name}.value`,
  ),
  'communication.signatories[].name',
  'persons[].name',
  'persons[].forms[].form',
  'persons[].role',
  ...['value', 'qualifier', 'unit', 'population', 'period', 'speaker'].map((name) => `figures[].${name}`),
  'events[].kind',
  'organisations[].name',
];
/** Each of these has passages of its own, with all four parts. */
const PLACED = [
  'communication.reference',
  'communication.date',
  'communication.state',
  'communication.mandates[]',
  'communication.resolutions[]',
  'communication.subject',
  'communication.priorCommunications[]',
  'communication.priorCommunications[].sent',
  'communication.priorCommunications[].replied',
  'communication.instruments[].articles[]',
  'communication.instruments[].ratified',
  'communication.documents[]',
  'communication.questions[]',
  'communication.clauses.publicationDays',
  'communication.signatories[]',
  'persons[].forms[]',
  'figures[]',
  'events[]',
  'organisations[]',
  'quotations[]',
];

/** Calls with every value of a JSON and the path to it. */
const walk = (value: unknown, path: string, visit: (path: string, value: unknown) => void): void => {
  visit(path, value);
  if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`, visit);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) walk(one, path === '' ? name : `${path}.${name}`, visit);
};
const hasPassages = z.object({
  passages: z.array(z.object({ start: z.number(), end: z.number(), quote: z.string().min(1) })).min(1),
});

const passageShape = z.object({
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  page: z.number().optional(),
});

/** One of each kind and format; the scan needs an engine. */
const OF_EACH_KIND = /^(?:01|03|04|05|06|12|13|14|15|16|17)-/u;

describe('what `amparo read --json` prints', () => {
  let readings: ReadFiles['read'] = [];
  let engine = false;
  beforeAll(async () => {
    engine = (await ocrEngineHere()) !== null;
    if (!engine) console.warn('SKIPPED: no OCR engine here, so a scan is not among the readings');
    const { read, unread } = await readingsOf(
      inFolder('demo/archive/', engine ? OF_EACH_KIND : /^(?:01|03|04|05|06|12|13|14|15|17)-/u),
    );
    expect(unread).toEqual([]);
    readings = read;
  });

  it('has the published shape for every kind of document and file', () => {
    for (const { reading } of readings)
      expect([reading.file, shape.safeParse(JSON.parse(JSON.stringify(reading))).error?.issues ?? []]).toEqual([
        reading.file,
        [],
      ]);
    expect([...new Set(readings.map(({ reading }) => reading.kind))].sort()).toEqual([...DOCUMENT_KINDS].sort());
  });

  it('refuses what is not in the shape', () => {
    const [first] = readings;
    const printed = JSON.parse(JSON.stringify(first?.reading)) as Record<string, unknown>;
    expect(shape.safeParse({ ...printed, guessed: true }).success).toBe(false);
    expect(shape.safeParse({ ...printed, pages: [{ page: 0, start: 0, end: 1 }] }).success).toBe(false);
    expect(shape.safeParse({ ...printed, kind: 'letter' }).success).toBe(false);
  });

  it('has every field that is promised, each with its passages', () => {
    const found = new Set<string>();
    const placed = new Set<string>();
    for (const { reading } of readings)
      walk(JSON.parse(JSON.stringify(reading)), '', (path, value) => {
        found.add(path);
        if (hasPassages.safeParse(value).success) placed.add(path);
      });
    expect(PROMISED.filter((path) => !found.has(path))).toEqual([]);
    expect(PLACED.filter((path) => !placed.has(path))).toEqual([]);
  });

  it('quotes its text exactly, and gives the page where the file has pages', () => {
    let paged = 0;
    for (const { reading, text } of readings)
      walk(reading, '', (path, value) => {
        const { data } = passageShape.safeParse(value);
        if (data === undefined) return;
        expect([path, data.quote]).toEqual([path, text.slice(data.start, data.end)]);
        if (reading.pages === undefined) expect(data.page).toBeUndefined();
        else {
          const page = reading.pages.find((one) => data.start >= one.start && data.start < one.end);
          expect([path, data.page]).toEqual([path, page?.page]);
          paged += 1;
        }
      });
    expect(paged).toBeGreaterThan(100);
  });

  it('says of a scan, page by page, how surely it was read', () => {
    if (!engine) return;
    const scan = readings.find(({ reading }) => reading.file.endsWith('.png'));
    const [page] = scan?.reading.pages ?? [];
    expect(scan?.reading.extractor?.version).toContain('tesseract');
    expect(page).toMatchObject({ page: 1, start: 0, end: scan?.text.length });
    expect(page?.ocr?.confidence).toBeGreaterThan(50);
    for (const word of page?.ocr?.doubtful ?? []) {
      expect(scan?.text.slice(word.start, word.end)).toMatch(/^\S+$/u);
      expect(word.confidence).toBeLessThan(85);
    }
    const typed = readings.find(({ reading }) => reading.file.endsWith('03-ua-xvr-4-2025.pdf'));
    expect(typed?.reading.pages?.length).toBeGreaterThan(2);
    expect(typed?.reading.pages?.every(({ ocr }) => ocr === undefined)).toBe(true);
  });

  it('says of a file that cannot be read why, beside those that can', async () => {
    const [letter = ''] = inFolder('demo/archive/', /^01-/u);
    const { read, unread } = await readingsOf([letter, '/nowhere/letter.txt', fileURLToPath(root)]);
    expect(read).toHaveLength(1);
    expect(unread.map(({ file, problems }) => [file, problems.map(({ code }) => code)])).toEqual([
      ['/nowhere/letter.txt', ['not-found']],
      [fileURLToPath(root), ['input-invalid']],
    ]);
    for (const one of unread) expect(shape.safeParse(one).success).toBe(true);
  });
});
