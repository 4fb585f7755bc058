import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readLaw } from '@amparo/core/law/read-law';
import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';
import { type FieldScore, scoreReading, sumOf } from './score.ts';
import { placeTruth } from './score-truth.ts';

/** Persons, organisations and quotations in all documents that were written to measure the reader. */
const root = new URL('../../', import.meta.url);
const filesIn = (folder: URL, ends: RegExp): { name: string; text: string }[] =>
  readdirSync(folder)
    .filter((name) => ends.test(name))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const reference = lettersReference(
  readLaw([
    ...filesIn(new URL('core/law/', root), /\.(?:yaml|csv)$/u),
    ...filesIn(new URL('demo/', root), /^law-veresk\.(?:yaml|csv)$/u),
  ]),
);

interface Document {
  readonly file: string;
  readonly language: string;
  readonly persons?: readonly { readonly name: string; readonly unnamed?: string }[];
}

const measured = ['demo/reading/', 'libs/un-letters/vectors/letters/'].flatMap((folder) => {
  const at = new URL(folder, root);
  if (!existsSync(new URL('truth.json', at))) return [];
  const truth = JSON.parse(readFileSync(new URL('truth.json', at), 'utf8')) as { documents: readonly Document[] };
  return truth.documents.map((document) => {
    const text = readFileSync(new URL(document.file, at), 'utf8');
    const score = scoreReading(
      readText(text, { reference }),
      placeTruth(document as unknown as Readonly<Record<string, unknown>>, text),
    );
    return { document, score };
  });
});
const fieldsOf = (field: string, language?: string): readonly FieldScore[] =>
  measured
    .filter(({ document }) => language === undefined || document.language === language)
    .flatMap(({ score }) => score.fields.filter((one) => one.field === field));

describe('persons, organisations and quotations of the documents written for it', () => {
  it('there are at least forty documents in five languages', () => {
    expect(measured.length).toBeGreaterThanOrEqual(40);
    expect(new Set(measured.map(({ document }) => document.language)).size).toBeGreaterThanOrEqual(5);
  });

  it.each(['form', 'organisation', 'quotation', 'unnamed'])('%s: precision and recall of 0.95 or more', (field) => {
    const { precision, recall, right, extra, missed } = sumOf(fieldsOf(field));
    console.info(`${field}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} (${right}/+${extra}/-${missed})`);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  // What is said further of a person or a figure, where the person or the figure itself is right.
  it.each([
    ['figure', 0.98, 0.97],
    ['figure-unit', 0.97, 0.97],
    ['figure-period', 0.95, 0.95],
    ['figure-speaker', 0.95, 0.95],
    ['role', 0.95, 0.96],
    ['born', 0.95, 0.95],
    ['childOf', 0.95, 0.95],
  ])('%s: precision of %f, recall of %f or more', (field, atLeast, recalled) => {
    const { precision, recall, right, extra, missed } = sumOf(fieldsOf(field));
    console.info(`${field}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} (${right}/+${extra}/-${missed})`);
    expect(precision).toBeGreaterThanOrEqual(atLeast);
    expect(recall).toBeGreaterThanOrEqual(recalled);
  });

  it.each(['en', 'ru', 'be', 'fr', 'es', 'uk'])('names in %s: precision and recall of 0.95 or more', (language) => {
    const { precision, recall, right } = sumOf(fieldsOf('form', language));
    expect(right).toBeGreaterThan(0);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  it('no two people of a truth are one in a reading', () => {
    for (const { document, score } of measured) {
      // The words for somebody without a name may hold the names of others ("the daughter of A and B").
      const named = new Set(
        (document.persons ?? []).filter(({ unnamed }) => unnamed === undefined).map(({ name }) => name),
      );
      const joined = score.joined
        .map((names) => names.filter((name) => named.has(name)))
        .filter(({ length }) => length > 1);
      expect([document.file, joined]).toEqual([document.file, []]);
    }
  });
});
