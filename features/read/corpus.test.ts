import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readLaw } from '@amparo/core/law/read-law';
import type { Reading } from '@amparo/core/nouns/reading';
import { beforeAll, describe, expect, it } from 'vitest';
import { proposalsOf } from './extract-proposals.ts';
import { readText } from './read-text.ts';
import { type ReadingScore, scoreReading } from './score.ts';

/** The five real documents stay outside the repository; so do the names of the people in them. */
const shared = new URL('../../../shared/', import.meta.url);
const present = existsSync(new URL('reference/corpus-ground-truth.json', shared));
if (!present) console.warn('SKIPPED: ../shared is absent, so reading is not measured on the five real documents');

const law = new URL('../../core/law/', import.meta.url);
const reference = lettersReference(
  readLaw(
    readdirSync(law)
      .filter((name) => /\.(?:yaml|csv)$/u.test(name))
      .map((name) => ({ name, text: readFileSync(new URL(name, law), 'utf8') })),
  ),
);

describe.skipIf(!present)('the five documents against their ground truth', () => {
  const texts = new Map<string, string>();
  const readings = new Map<string, Reading>();
  const scores = new Map<string, ReadingScore>();
  let letterTruth: { persons: { id: string; surfaceForms?: Record<string, unknown> }[] } = { persons: [] };
  const reading = (id: string): Reading => readings.get(id) as Reading;
  const text = (id: string): string => texts.get(id) as string;
  /** The surface forms that the truth lists for a person of the letter. */
  const spellingsOf = (person: string): ReadonlySet<string> =>
    new Set(
      Object.keys(letterTruth.persons.find((one) => one.id === person)?.surfaceForms ?? {}).map((form) =>
        form.replace(/ \(.*\)$/u, ''),
      ),
    );
  const field = (id: string, name: string): ReadingScore['fields'][number] | undefined =>
    scores.get(id)?.fields.find((one) => one.field === name);

  beforeAll(() => {
    const truth = JSON.parse(readFileSync(new URL('reference/corpus-ground-truth.json', shared), 'utf8')) as {
      documents: Record<string, { file: string; groundTruth: typeof letterTruth }>;
    };
    letterTruth = truth.documents['001']?.groundTruth ?? letterTruth;
    for (const [id, document] of Object.entries(truth.documents)) {
      texts.set(id, readFileSync(new URL(`corpus/${document.file}`, shared), 'utf8'));
      readings.set(id, readText(text(id), { reference, documentName: document.file }));
      scores.set(id, scoreReading(reading(id), document));
    }
    for (const [id, score] of scores) {
      const shown = score.fields.map(
        (one) =>
          `${one.field} ${one.right}/+${one.extra}/-${one.missed} (${one.passages.exact} of ${one.passages.compared} exact)`,
      );
      console.info(
        `${id}: P ${score.total.precision.toFixed(3)} R ${score.total.recall.toFixed(3)}; ${shown.join(', ')}`,
      );
    }
  });

  it('the kinds of all five', () => {
    expect(['000', '001', '002', '003', '004'].map((id) => reading(id).kind)).toEqual([
      'news',
      'communication',
      'news',
      'open-letter',
      'news',
    ]);
  });

  it('the identity of the letter', () => {
    const letter = reading('001').communication;
    expect(letter?.reference).toMatchObject({
      printed: 'UA BLR 7/2025',
      type: 'UA',
      joint: true,
      state: 'BLR',
      number: 7,
      year: 2025,
    });
    expect([letter?.state?.value, letter?.date?.value, reading('001').language]).toEqual(['BLR', '2025-09-08', 'en']);
  });

  it('references 32 of 32, symbols 8 of 8', () => {
    expect(reading('001').references.flatMap((one) => one.passages)).toHaveLength(32);
    expect(reading('001').documents).toHaveLength(8);
    expect(field('001', 'prior')).toMatchObject({ right: 31, extra: 0, missed: 0 });
    expect(field('001', 'document')).toMatchObject({ right: 8, extra: 0, missed: 0 });
  });

  it.each([
    'mandate',
    'resolution',
    'subject',
    'form',
    'victim',
    'born',
    'signatory',
    'prior-dates',
    'provision',
    'ratified',
    'charge',
    'question',
  ])('every %s of the letter, and nothing else', (name) => {
    expect(field('001', name)).toMatchObject({ precision: 1, recall: 1 });
  });

  it('the numbers of the letter: mandates 5, ratifications 5, questions 6, signatories 5, clauses 4', () => {
    const letter = reading('001').communication;
    expect(letter?.mandates.map(({ resolution }) => resolution)).toEqual(['51/8', '58/19', '58/14', '52/7', '59/14']);
    expect(letter?.instruments.filter((one) => one.ratified !== undefined)).toHaveLength(5);
    expect(letter?.questions).toHaveLength(6);
    expect(letter?.signatories).toHaveLength(5);
    expect(Object.keys(letter?.clauses ?? {}).sort()).toEqual([
      'interimMeasures',
      'pressRelease',
      'publicationDays',
      'wgadRegularProcedure',
    ]);
    expect(letter?.clauses.publicationDays?.value).toBe(60);
  });

  it('two adult victims and two children, each child with its mother', () => {
    const { persons } = reading('001');
    const victims = persons.filter((person) => person.role === 'victim');
    const children = persons.filter((person) => person.role === 'child');
    expect(victims).toHaveLength(2);
    expect(children.map((child) => [child.born?.value, child.childOf])).toEqual([
      ['2013-12', victims[0]?.key],
      ['2018-11', victims[1]?.key],
    ]);
  });

  it('the three spellings stay three persons and are proposed as one', () => {
    const { persons, mayBeSame } = reading('001');
    const spellings = spellingsOf('P2');
    const second = persons.filter((person) => person.forms.some((form) => spellings.has(form.form)));
    expect(second.map((person) => person.forms.map((form) => form.passages.length))).toEqual([[4, 1], [1], [1]]);
    const pairs = mayBeSame.map(({ a, b }) => `${a} ${b}`);
    const [one, two, three] = second.map((person) => person.key);
    expect(pairs.sort()).toEqual([`${one} ${two}`, `${one} ${three}`, `${two} ${three}`].sort());
  });

  it('the figures that stand against each other keep qualifier and speaker', () => {
    expect(reading('003').figures.find((figure) => figure.value === 1149)).toMatchObject({
      qualifier: 'more-than',
      speaker: 'Viasna',
      unit: 'persons',
    });
    const other = reading('004').figures.find((figure) => figure.value === 1131);
    expect(other).toMatchObject({ qualifier: 'at-least', unit: 'persons' });
    expect(other?.speaker).toBeUndefined();
    expect(field('002', 'figure')).toMatchObject({ right: 7, missed: 0 });
    expect(field('004', 'figure')).toMatchObject({ right: 2, missed: 0 });
  });

  it('persons and quotations of the press items', () => {
    for (const id of ['002', '004']) {
      expect(field(id, 'form')).toMatchObject({ extra: 0, missed: 0 });
      expect(field(id, 'quotation')).toMatchObject({ missed: 0 });
    }
    expect(reading('000').persons).toEqual([]);
    expect(reading('003').persons).toEqual([]);
    expect(field('003', 'organisation')).toMatchObject({ right: 18, missed: 0 });
  });

  it('a day without a year keeps its year unspecified where no date of the document gives one', () => {
    expect(reading('002').events[0]).toMatchObject({ kind: 'Expulsion', happenedOn: 'XXXX-08-07' });
  });

  it('every main event of the other four, on its day where the truth has one', () => {
    for (const id of ['000', '002', '003', '004']) expect(field(id, 'event-told')).toMatchObject({ missed: 0 });
  });

  it('every passage quotes the text exactly', () => {
    for (const [id, read] of readings) {
      let passages = 0;
      JSON.stringify(read, (_, value: unknown) => {
        if (typeof value === 'object' && value !== null && 'quote' in value && 'start' in value && 'end' in value) {
          passages += 1;
          expect(value.quote).toBe(text(id).slice(value.start as number, value.end as number));
        }
        return value;
      });
      expect(passages).toBeGreaterThan(5);
    }
  });

  it('proposals: every claim has a passage and a subject that exists; labels differ within a kind', () => {
    for (const read of readings.values()) {
      const { mentions, claims } = proposalsOf(read);
      const keys = new Set(mentions.map(({ key }) => key));
      expect(keys.size).toBe(mentions.length);
      expect(new Set(mentions.map(({ kind, label }) => `${kind} ${label}`)).size).toBe(mentions.length);
      for (const claim of claims) {
        expect(claim.passages.length).toBeGreaterThan(0);
        expect(claim.subject === 'item' || keys.has(claim.subject)).toBe(true);
        if (claim.value.kind === 'mention') expect(keys.has(claim.value.mention)).toBe(true);
      }
    }
  });
});
