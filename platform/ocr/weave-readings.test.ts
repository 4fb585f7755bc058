import { ocrConfidence } from '@amparo/core/nouns/passage';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../sandbox/extraction.ts';
import { parseTsv } from './parse-tsv.ts';
import type { ScanReading } from './read-scans.ts';
import { weaveReadings } from './weave-readings.ts';

const FACTS = { fromContent: 'application/pdf', fromName: 'application/pdf' };
const BASE: Extraction = {
  mediaType: 'application/pdf',
  typeFacts: FACTS,
  extractor: { name: 'pdf', version: '2' },
  problems: [{ code: 'no-text', message: 'Pages without text, perhaps scanned: 2.' }],
  isolation: 'namespaces',
};

const reading = (page: number, words: readonly (readonly [string, number])[]): ScanReading => {
  const rows = words.map(([word, sure], index) => `5\t1\t1\t1\t1\t${index + 1}\t0\t0\t9\t9\t${sure}\t${word}`);
  return { page, engine: 'tesseract 5 eng', problem: null, ...parseTsv(rows.join('\n')) };
};

describe('words read by OCR in the text of an item', () => {
  const mixed: Extraction = {
    ...BASE,
    text: 'First page.\n\n\n\nStamp 7\n\nLast.',
    pages: [
      { page: 1, start: 0, end: 11 },
      { page: 2, start: 13, end: 13 },
      { page: 3, start: 15, end: 22 },
      { page: 4, start: 24, end: 29, aside: [{ kind: 'furniture', start: 24, end: 29 }] },
    ],
    pictures: [2, 3],
  };
  const woven = weaveReadings(mixed, [
    reading(2, [
      ['Second', 96],
      ['pagc', 61],
    ]),
    reading(3, [
      ['On', 95],
      ['the', 95],
      ['third', 95],
    ]),
  ]);
  const said = (woven.pages ?? []).map(({ start, end }) => woven.text?.slice(start, end));

  it('stand on their page; the other pages stay as they were', () => {
    expect(said).toEqual(['First page.', 'Second pagc', 'Stamp 7\n\nOn the third', 'Last.']);
    expect(woven.pages?.[3]?.aside?.map(({ start, end }) => woven.text?.slice(start, end))).toEqual(['Last.']);
    expect(woven.problems).toEqual([]);
    expect(woven.extractor).toEqual({ name: 'pdf', version: '2 + tesseract 5 eng' });
  });

  it('carry their confidence, the doubtful ones by place', () => {
    const [first, second, third] = woven.pages ?? [];
    expect(first?.ocr).toBeUndefined();
    expect(
      second?.ocr?.doubtful.map(({ start, end, confidence }) => [woven.text?.slice(start, end), confidence]),
    ).toEqual([['pagc', 61]]);
    expect(woven.text?.slice(third?.ocr?.start, third?.ocr?.end)).toBe('On the third');
    const at = (words: string) => {
      const start = woven.text?.indexOf(words) ?? 0;
      return ocrConfidence({ start, end: start + words.length }, woven.pages ?? []);
    };
    expect([at('First'), at('Stamp'), at('Second pagc'), at('third')]).toEqual([null, null, 61, 95]);
  });

  it('are left out when they are noise, and it is said', () => {
    const photo = weaveReadings({ ...BASE, mediaType: 'image/jpeg', pictures: [1] }, [
      reading(1, [
        ['ii', 31],
        ['x', 12],
      ]),
    ]);
    expect([photo.text, photo.problems.map(({ code }) => code)]).toEqual([undefined, ['no-text']]);
    const unsure = weaveReadings({ ...BASE, pictures: [1] }, [reading(1, [['perhaps', 64]])]);
    expect([unsure.text, unsure.problems.map(({ code }) => code)]).toEqual(['perhaps', ['ocr-doubtful']]);
  });

  it('that the picture repeats of the page are not said twice', () => {
    const layered = { ...mixed, pictures: [3] };
    const pages = weaveReadings(layered, [
      reading(3, [
        ['Stamp', 95],
        ['7', 95],
        ['more', 95],
      ]),
    ]);
    expect(pages.text).toContain('\n\nStamp 7 more\n\n');
  });
});

describe('the table of tesseract', () => {
  it('gives lines and paragraphs, without specks', () => {
    const row = (paragraph: number, line: number, word: number, sure: number, text: string) =>
      `5\t1\t1\t${paragraph}\t${line}\t${word}\t0\t0\t9\t9\t${sure}\t${text}`;
    const table = [
      'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
      '4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t',
      row(1, 1, 1, 96.4, 'Ён'),
      row(1, 1, 2, 90, 'жа'),
      row(1, 1, 3, 12, '~'),
      row(1, 2, 1, 91, 'напісаў.'),
      row(2, 1, 1, 80, 'Канец'),
    ];
    expect(parseTsv(table.join('\n'))).toMatchObject({ text: 'Ён жа\nнапісаў.\n\nКанец', confidence: 88 });
  });

  it('may hold anything: words lie where they are said to lie, one after the other', () => {
    const row = fc
      .tuple(fc.constantFrom('5', '4', ''), fc.string(), fc.oneof(fc.double(), fc.string()))
      .map(([level, text, sure]) => `${level}\t1\t1\t1\t1\t1\t0\t0\t9\t9\t${sure}\t${text}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(row, fc.string())), (rows) => {
        const { text, words, confidence } = parseTsv(rows.join('\n'));
        let end = -1;
        for (const word of words) {
          expect(word.start).toBeGreaterThan(end);
          expect(text.slice(word.start, word.end).trim()).not.toBe('');
          expect(word.confidence).toBeGreaterThanOrEqual(0);
          expect(word.confidence).toBeLessThanOrEqual(100);
          end = word.end;
        }
        expect(text.isWellFormed() && confidence >= 0 && confidence <= 100).toBe(true);
      }),
    );
  });
});
