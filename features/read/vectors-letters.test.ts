import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readLaw } from '@amparo/core/law/read-law';
import type { Reading } from '@amparo/core/nouns/reading';
import { beforeAll, describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';
import { type FieldScore, type ReadingScore, scoreReading } from './score.ts';
import { placeTruth } from './score-truth.ts';

/** Letters of our own, other States, three languages, clean and damaged, and what only looks like one. */
const folder = new URL('../../libs/un-letters/vectors/letters/', import.meta.url);
const root = new URL('../../', import.meta.url);
const filesIn = (path: string, ends: RegExp): { name: string; text: string }[] =>
  readdirSync(new URL(path, root))
    .filter((name) => ends.test(name))
    .map((name) => ({ name, text: readFileSync(new URL(`${path}${name}`, root), 'utf8') }));
const reference = lettersReference(
  readLaw([...filesIn('core/law/', /\.(?:yaml|csv)$/u), ...filesIn('demo/', /^law-veresk\.(?:yaml|csv)$/u)]),
);

interface Measured {
  readonly file: string;
  readonly clean: boolean;
  readonly isLetter: boolean;
  readonly reading: Reading;
  readonly score: ReadingScore;
}

/** Fields of the letter; the others are measured where persons, events and figures are. */
const REFERENCES = ['reference', 'prior', 'document', 'cited-reference'];
const FIELDS = [
  'mandate',
  'resolution',
  'subject',
  'victim',
  'prior-dates',
  'provision',
  'ratified',
  'charge',
  'question',
  'clause',
  'signatory',
];
const IDENTITY = ['kind', 'date', 'reference', 'letter-date', 'state'];

const measured: Measured[] = [];

beforeAll(() => {
  const { documents } = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8')) as {
    documents: { file: string; clean: boolean; communication?: unknown }[];
  };
  for (const document of documents) {
    const text = readFileSync(new URL(document.file, folder), 'utf8');
    const reading = readText(text, { reference, documentName: document.file });
    const score = scoreReading(reading, placeTruth(document, text));
    const { file, clean, communication } = document;
    measured.push({ file, clean, isLetter: communication !== undefined, reading, score });
  }
});

const sum = (name: string, of: 'right' | 'extra' | 'missed'): number =>
  measured.reduce((total, { score }) => total + (fieldOf(score, name)?.[of] ?? 0), 0);
const fieldOf = (score: ReadingScore, name: string): FieldScore | undefined =>
  score.fields.find(({ field }) => field === name);
const rates = (name: string): { precision: number; recall: number } => {
  const right = sum(name, 'right');
  const found = right + sum(name, 'extra');
  const true_ = right + sum(name, 'missed');
  return { precision: found === 0 ? 1 : right / found, recall: true_ === 0 ? 1 : right / true_ };
};
const wrongIn = (name: string): readonly string[] =>
  measured.flatMap(({ file, score }) =>
    [...score.missed.map((fact) => ({ sign: '-', fact })), ...score.extra.map((fact) => ({ sign: '+', fact }))]
      .filter(({ fact }) => fact.field === name)
      .map(({ sign, fact }) => `${file} ${sign} ${fact.value}`),
  );

describe('letters written to measure the reader', () => {
  it('are thirty or more, and those that only look like one are not read as one', () => {
    expect(existsSync(folder)).toBe(true);
    expect(measured.length).toBeGreaterThanOrEqual(30);
    for (const { file, isLetter, reading } of measured)
      expect([file, reading.communication !== undefined]).toEqual([file, isLetter]);
  });

  it.each(IDENTITY)('%s of every clean document', (name) => {
    const wrong = measured
      .filter(({ clean }) => clean)
      .filter(({ score }) => (fieldOf(score, name)?.extra ?? 0) + (fieldOf(score, name)?.missed ?? 0) > 0);
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it.each(REFERENCES)('%s: precision 0.99, recall 0.98', (name) => {
    const { precision, recall } = rates(name);
    expect([precision >= 0.99, recall >= 0.98, ...(precision < 0.99 || recall < 0.98 ? wrongIn(name) : [])]).toEqual([
      true,
      true,
    ]);
  });

  it.each(FIELDS)('%s: precision and recall 0.95', (name) => {
    const { precision, recall } = rates(name);
    expect([precision >= 0.95, recall >= 0.95, ...(precision < 0.95 || recall < 0.95 ? wrongIn(name) : [])]).toEqual([
      true,
      true,
    ]);
  });

  it('a value of a letter that is wrong is not said with a high confidence', () => {
    const sure = measured.flatMap(({ file, score }) =>
      score.extra
        .filter(
          (fact) => [...IDENTITY, ...REFERENCES, ...FIELDS].includes(fact.field) && (fact.confidence ?? 0) >= 0.95,
        )
        .map((fact) => `${file} ${fact.field} ${fact.value}`),
    );
    expect(sure).toEqual([]);
  });
});
