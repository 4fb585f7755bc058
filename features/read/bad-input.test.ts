import { readdirSync, readFileSync } from 'node:fs';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readLaw } from '@amparo/core/law/read-law';
import type { PageSpan } from '@amparo/core/nouns/passage';
import type { Reading } from '@amparo/core/nouns/reading';
import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';
import { HIGH_CONFIDENCE, scoreReading } from './score.ts';
import { placeTruth } from './score-truth.ts';

/** What comes in damaged or misleading: right or silent, never wrong with confidence. Each by a document of our own. */
const root = new URL('../../', import.meta.url);
const filesIn = (path: string, ends: RegExp): { name: string; text: string }[] =>
  readdirSync(new URL(path, root))
    .filter((name) => ends.test(name))
    .map((name) => ({ name, text: readFileSync(new URL(`${path}${name}`, root), 'utf8') }));
const reference = lettersReference(
  readLaw([...filesIn('core/law/', /\.(?:yaml|csv)$/u), ...filesIn('demo/', /^law-veresk\.(?:yaml|csv)$/u)]),
);
const letters = 'libs/un-letters/vectors/letters/';
const textOf = (file: string): string => readFileSync(new URL(`${letters}${file}`, root), 'utf8');
const truths = new Map(
  (
    JSON.parse(textOf('truth.json')) as { documents: ({ file: string } & Readonly<Record<string, unknown>>)[] }
  ).documents.map((document) => [document.file, document]),
);
const read = (text: string, pages: readonly PageSpan[] = []): Reading => readText(text, { reference, pages });

/** Whatever is read of the letter itself has to be in the truth; what is missing is silence. */
const OF_THE_LETTER = new Set([
  ...['kind', 'date', 'reference', 'letter-date', 'state', 'mandate', 'resolution', 'prior', 'prior-dates'],
  ...['document', 'cited-reference', 'provision', 'ratified', 'clause', 'question', 'victim', 'signatory', 'charge'],
]);

describe.each([
  ['decoy references above the letterhead', 'hard-18-decoys-above.txt'],
  ['a capture on one line', 'hard-19-one-line.txt'],
  ['a Spanish capture on one line', 'hard-32-es-one-line.txt'],
  ['glued words', 'hard-20-glued-words.txt'],
  ['lost words', 'hard-21-lost-words.txt'],
  ['damage by OCR', 'hard-22-ocr-damage.txt'],
  ['damage by OCR, French', 'hard-31-fr-scan.txt'],
  ['a letterhead on a statement', 'hard-23-statement-on-letterhead.txt'],
  ['a letterhead on a report', 'hard-24-report-cover.txt'],
  ['redacted victims', 'hard-25-redacted.txt'],
  ['a reply that cites a wrong year', 'hard-26-note-verbale.txt'],
  ['a French reply', 'hard-27-reponse-fr.txt'],
  ['French', 'fr-10-appel-urgent.txt'],
  ['Spanish', 'es-14-llamamiento-urgente.txt'],
])('%s', (_, file) => {
  const text = textOf(file);
  const truth: Readonly<Record<string, unknown>> = truths.get(file) ?? {};
  const reading = read(text);
  const score = scoreReading(reading, placeTruth(truth, text));

  it('is right or silent in everything of the letter', () => {
    const wrong = score.extra.filter(({ field }) => OF_THE_LETTER.has(field));
    expect(wrong.map(({ field, value }) => `${field}: ${value}`)).toEqual([]);
    expect(reading.communication === undefined).toBe(truth['communication'] === undefined);
  });

  it('joins nobody and is wrong about nothing with confidence', () => {
    expect(score.joined).toEqual([]);
    expect(score.extra.filter(({ confidence = 0 }) => confidence >= HIGH_CONFIDENCE)).toEqual([]);
  });
});

it('withheld names are no names: the words for them stand as unnamed', () => {
  const { persons } = read(textOf('hard-25-redacted.txt'));
  expect(persons.filter(({ unnamed }) => unnamed === 'withheld').length).toBeGreaterThan(0);
  for (const { name, unnamed } of persons)
    if (/^(?:Ms\.|Mr\.) [A-Z]\.?$|█/u.test(name)) expect([name, unnamed]).toEqual([name, 'withheld']);
});

describe('a letter of 800 pages', () => {
  const whole = textOf('en-02-al-three-victims.txt');
  const closing = 'This communication and any response received';
  const [head, tail] = [whole.slice(0, whole.indexOf(closing)), whole.slice(whole.indexOf(closing))];
  const PAGES = 800;
  const pages: PageSpan[] = [];
  let text = '';
  const add = (page: string): void => {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += page;
    pages.push({ page: pages.length + 1, start, end: text.length });
  };
  add(head);
  for (let number = 2; number < PAGES; number += 1)
    add(
      Array.from(
        { length: 12 },
        (_, line) =>
          `On ${1 + ((number + line) % 28)} March 2024 at least ${100 + line} persons were heard by the council of the village of Zarechcha, part ${number}, and nothing of what they said was written down.`,
      ).join(' '),
    );
  add(`Ms. Yadviha Tsimashkova was released on 9 May 2024.\n\n${tail}`);
  const reading = read(text, pages);
  const alone = read(whole);

  it('keeps its identity, its mandates and its clauses', () => {
    expect(text.length).toBeGreaterThan(1_000_000);
    const { communication } = reading;
    expect(communication?.reference?.printed).toBe(alone.communication?.reference?.printed);
    expect(communication?.date?.value).toBe(alone.communication?.date?.value);
    expect(communication?.state?.value).toBe(alone.communication?.state?.value);
    expect(communication?.mandates.map(({ code }) => code)).toEqual(
      alone.communication?.mandates.map(({ code }) => code),
    );
    expect(communication?.signatories.map(({ name }) => name)).toEqual(
      alone.communication?.signatories.map(({ name }) => name),
    );
    expect(communication?.clauses.publicationDays?.value).toBe(alone.communication?.clauses.publicationDays?.value);
  });

  it('gives each passage its page, to the last one', () => {
    let last = 0;
    JSON.stringify(reading, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'quote' in value && 'page' in value && 'start' in value) {
        const page = pages[(value.page as number) - 1];
        expect(page !== undefined && (value.start as number) >= page.start && (value.start as number) < page.end).toBe(
          true,
        );
        last = Math.max(last, value.page as number);
      }
      return value;
    });
    expect(last).toBe(PAGES);
  });
});

describe('a letter with a pattern bomb of 100 KB in its facts', () => {
  const whole = textOf('en-01-ua-one-victim.txt');
  const facts = 'According to the information received:';
  const at = whole.indexOf(facts) + facts.length;
  const alone = read(whole);

  it.each([
    ['nested quotation marks', '“"«'],
    ['honorifics without names', 'Ms. Mr. Dr. '],
    ['names without an end', 'Alena Maria Vera '],
    ['articles without an instrument', 'articles 9(1)(a), 10 and '],
    ['references that break off', 'UA XVR 1/'],
    ['dates that break off', 'on 3 May 20, '],
    ['counts of counts', 'at least 12 of them, of whom '],
    ['bounds without numbers', 'according to more than nearly up to '],
    ['brackets that open', '((([[['],
    ['clauses with and', 'they said, and that they said, and '],
  ])('%s: ends, and the letter around it is read as without it', (_, bomb) => {
    const text = `${whole.slice(0, at)}\n\n${bomb.repeat(Math.ceil(100_000 / bomb.length))}\n${whole.slice(at)}`;
    const { communication, kind } = read(text);
    expect(kind).toBe('communication');
    expect(communication?.reference?.printed).toBe(alone.communication?.reference?.printed);
    expect(communication?.date?.value).toBe(alone.communication?.date?.value);
    expect(communication?.state?.value).toBe(alone.communication?.state?.value);
    expect(communication?.mandates.map(({ code }) => code)).toEqual(
      alone.communication?.mandates.map(({ code }) => code),
    );
    expect(communication?.questions.map(({ value }) => value)).toEqual(
      alone.communication?.questions.map(({ value }) => value),
    );
  });
});
