import { readFileSync } from 'node:fs';
import { mayAgree, timeBounds } from '@amparo/core/ground/edtf-time';
import { type DetentionRecord, detainedOn } from '@amparo/core/links/detained';
import { episodesOf } from '@amparo/core/links/episodes';
import { checkValue } from '@amparo/core/schema/check-value';
import { loadDomainData } from '@amparo/platform/config/domain-data';
import { extract } from '@amparo/platform/sandbox/extract';
import { beforeAll, describe, expect, it } from 'vitest';
import { type RegisterReading, readRegister } from './register-reader.ts';

interface Answer {
  readonly no: number;
  readonly begin?: string;
  readonly end?: string;
  readonly answer: 'certain' | 'uncertain' | 'no';
}
const here = (path: string): URL => new URL(`../../demo/${path}`, import.meta.url);
const truth = (
  JSON.parse(readFileSync(here('truth.json'), 'utf8')) as {
    readonly register: {
      readonly file: string;
      readonly count: number;
      readonly samePersonTwice: readonly (readonly [number, number])[];
      readonly detained: {
        readonly asOf: string;
        readonly rows: { readonly certain: number; readonly upTo: number };
        readonly persons: { readonly certain: number; readonly upTo: number };
        readonly answers: readonly Answer[];
      };
    };
  }
).register;
const { schema } = loadDomainData();

async function* bytesOf(path: URL): AsyncGenerator<Uint8Array> {
  yield readFileSync(path);
}

describe('the register of the demo archive, all proposals taken as confirmed', () => {
  let text = '';
  let reading: RegisterReading;
  /** By the number in the first column: it stands in the sheet one line higher. */
  const records = new Map<number, DetentionRecord & { readonly believed: readonly (string | undefined)[] }>();

  beforeAll(async () => {
    const extraction = await extract({ bytes: bytesOf(here(`archive/${truth.file}`)), declaredName: truth.file });
    text = extraction.text ?? '';
    reading = readRegister(text, extraction.sheets ?? [], { asOf: '2026-02-01', language: 'be' });
    const claims = reading.proposals.claims.map((claim) => ({
      ...claim,
      mentionId: claim.subject === 'item' ? null : claim.subject,
    }));
    const byPerson = Map.groupBy(episodesOf(schema, claims), ({ persons }) => persons[0]);
    for (const [person, episodes] of byPerson) {
      const of = (...kinds: readonly string[]) => episodes.filter(({ kind }) => kinds.includes(kind.name));
      records.set(Number(/r(\d+)/u.exec(person ?? '')?.[1]) - 1, {
        stretches: of('DetentionEpisode').map(({ begin, end }) => ({ begin, end })),
        endings: of('Release', 'Expulsion', 'Death').flatMap(({ begin }) => (begin === undefined ? [] : [begin])),
        believed: of('DetentionEpisode')
          .slice(0, 1)
          .flatMap(({ begin, end }) => [begin, end]),
      });
    }
  });

  it('is whole: every row a person, every claim of the schema and in its words', () => {
    expect(reading.isRegister).toBe(true);
    expect(reading.coverage).toMatchObject({ rows: truth.count, read: truth.count });
    expect(reading.stands?.day).toBe('2026-01-15');
    expect(records.size).toBe(truth.count);
    const wrong = reading.proposals.claims.filter(
      ({ passages, property, value }) =>
        passages.length === 0 ||
        passages.some(({ start, end, quote }) => text.slice(start, end) !== quote) ||
        checkValue(schema, property, value).length > 0,
    );
    expect(wrong).toEqual([]);
  });

  it('gives for every row the answer of the truth', () => {
    const { asOf, answers, rows } = truth.detained;
    const given = answers.map(({ no }) => ({
      no,
      answer: detainedOn(records.get(no) ?? { stretches: [], endings: [] }, asOf) ?? 'no',
    }));
    expect(given).toEqual(
      answers.map(({ no, answer }) => ({ no, answer: answer === 'uncertain' ? 'possible' : answer })),
    );
    expect(given.filter(({ answer }) => answer === 'certain')).toHaveLength(rows.certain);
    expect(given.filter(({ answer }) => answer !== 'no')).toHaveLength(rows.upTo);
  });

  it('gives the count of persons when the four recorded twice are judged the same', () => {
    const { asOf, persons } = truth.detained;
    const second = new Map(truth.samePersonTwice.map(([first, again]) => [again, first]));
    const merged = Map.groupBy(records, ([no]) => second.get(no) ?? no);
    const states = [...merged.values()].map((of) =>
      detainedOn(
        { stretches: of.flatMap(([, { stretches }]) => stretches), endings: of.flatMap(([, { endings }]) => endings) },
        asOf,
      ),
    );
    expect(states.filter((state) => state === 'certain')).toHaveLength(persons.certain);
    expect(states.filter((state) => state !== undefined)).toHaveLength(persons.upTo);
  });

  it('reads every date that the truth believes as the same days', () => {
    for (const { no, begin, end } of truth.detained.answers) {
      const [readBegin, readEnd] = records.get(no)?.believed ?? [];
      for (const [one, other] of [
        [begin, readBegin],
        [end, readEnd],
      ] as const) {
        if (one === undefined || other === undefined)
          expect(one, `row ${no}`).toBe(other?.startsWith('../') ? one : other);
        // Seasons are a little wider in the house than in the truth; "about" a day is a week, there fifteen days.
        else if (/[~]|-2\d$/u.test(one)) expect(mayAgree(one, other), `row ${no}`).toBe(true);
        else
          expect([timeBounds(other).earliest, timeBounds(other).latest], `row ${no}`).toEqual([
            timeBounds(one).earliest,
            timeBounds(one).latest,
          ]);
      }
    }
  });

  it('shows a person what it would not believe', () => {
    expect(reading.quarantined.map(({ address, code }) => `${address} ${code}`)).toEqual([
      'D20 birth-out-of-line',
      'E85 after-the-register',
      'B98 mixed-alphabets',
      'E189 not-a-date',
      'D223 birth-out-of-line',
      'E291 after-the-register',
      'E302 no-such-day',
      'B332 mixed-alphabets',
      'J357 ends-before-it-begins',
    ]);
  });
});
