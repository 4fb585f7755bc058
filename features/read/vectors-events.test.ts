import { readdirSync, readFileSync } from 'node:fs';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readLaw } from '@amparo/core/law/read-law';
import type { Reading } from '@amparo/core/nouns/reading';
import { beforeAll, describe, expect, it } from 'vitest';
import { findNumbers } from './extract-numbers.ts';
import { readText } from './read-text.ts';
import { type FieldScore, HIGH_CONFIDENCE, type ReadingScore, scoreReading, sumOfField } from './score.ts';
import { placeTruth } from './score-truth.ts';

const root = new URL('../../', import.meta.url);
const filesIn = (path: string, ends: RegExp): { name: string; text: string }[] =>
  readdirSync(new URL(path, root))
    .filter((name) => ends.test(name))
    .map((name) => ({ name, text: readFileSync(new URL(`${path}${name}`, root), 'utf8') }));
const reference = lettersReference(
  readLaw([...filesIn('core/law/', /\.(?:yaml|csv)$/u), ...filesIn('demo/', /^law-veresk\.(?:yaml|csv)$/u)]),
);
const read = (text: string): Reading => readText(text, { reference });
const told = (text: string): readonly unknown[] => {
  const reading = read(text);
  return reading.events.map(({ kind, persons, happenedOn, details }) => [
    kind,
    persons.map((key) => reading.persons.find((person) => person.key === key)?.name).join(', '),
    happenedOn ?? details.timeAsSaid,
  ]);
};

describe('events in six languages', () => {
  it.each([
    ['Ms. Alena Karavai was arrested on 3 March 2024.', 'DetentionEpisode', 'Alena Karavai', '2024-03-03'],
    ['Police detained Mr. Ales Inshy in late 2023.', 'DetentionEpisode', 'Ales Inshy', '2023'],
    [
      'Mr. Ales Inshy has been held in Colony No. 7 since 3 March 2024.',
      'DetentionEpisode',
      'Ales Inshy',
      '2024-03-03',
    ],
    ['Mr. Ales Inshy was arrested between May and July 2024.', 'DetentionEpisode', 'Ales Inshy', '2024-05/2024-07'],
    ['Several months later Mr. Ales Inshy was released.', 'Release', 'Ales Inshy', 'Several months later'],
    ['Mme Irène Fictive a été arrêtée début mars 2024.', 'DetentionEpisode', 'Irène Fictive', '2024-03'],
    [
      'La police a arrêté Mme Irène Fictive dans la nuit du 14 au 15 octobre 2024.',
      'DetentionEpisode',
      'Irène Fictive',
      '2024-10-14/2024-10-15',
    ],
    [
      'La Sra. Inés Quispe Rojas fue detenida el 9 de mayo de 2021.',
      'DetentionEpisode',
      'Inés Quispe Rojas',
      '2021-05-09',
    ],
    ['Анну Брусницкую задержали вясной 2023 года.', 'DetentionEpisode', 'Анну Брусницкую', '2023-21'],
    ['Павла Брусницкого освободили 13 декабря 2025 года.', 'Release', 'Павла Брусницкого', '2025-12-13'],
    ['Ганну Сакалоўскую затрымалі 16 лютага 2022 г.', 'DetentionEpisode', 'Ганну Сакалоўскую', '2022-02-16'],
    ['Ганна Сакалоўская памерла ў сьнежні 2023 году.', 'Death', 'Ганна Сакалоўская', '2023-12'],
    ['Петра Сікорського засудили 4 жовтня 2024 року до п’яти років.', 'Sentence', 'Петра Сікорського', '2024-10-04'],
  ])('%s', (text, kind, who, when) => expect(told(text)).toEqual([[kind, who, when]]));

  it.each([
    'Mr. Ales Inshy was not arrested on 3 March 2024.',
    'Mr. Ales Inshy could be sentenced to five years in 2025.',
    'Mr. Ales Inshy faces up to five years in prison.',
    'If convicted, Mr. Ales Inshy would be held in Colony No. 7.',
    'The experts called for the release of Mr. Ales Inshy on 3 March 2024.',
    'Mr. Ales Inshy will be released on 3 May 2026.',
    'No hearing was held on 3 May 2024 for Mr. Ales Inshy.',
    'The prosecutor, Mr. Ales Inshy, had asked for five years.',
    "M. Paul Fictif n'a pas été arrêté le 3 mars 2024.",
    "M. Paul Fictif risque d'être expulsé en 2025.",
    'Павла Брусницкого не задерживали и не арестовали 3 марта 2024 года.',
    'Павлу Брусницкому грозит до пяти лет лишения свободы.',
    'Ганне Сакалоўскай пагражае да пяці гадоў калоніі.',
    'Ганну Сакалоўскую 3 сакавіка 2024 года не затрымалі.',
  ])('no fact: %s', (text) => expect(told(text)).toEqual([]));

  it('two sentences add up as two, each with its months', () => {
    const terms = read(
      'Ms. Alena Karavai was sentenced to four and a half years on 3 March 2022. On 5 May 2024 a court sentenced her to another 18 months.',
    ).events.map(({ kind, happenedOn, details }) => [kind, happenedOn, details.months]);
    expect(terms).toEqual([
      ['Sentence', '2022-03-03', 54],
      ['Sentence', '2024-05-05', 18],
    ]);
  });

  it.each([
    ['Ганну Сакалоўскую асудзілі на чатыры гады і шэсць месяцаў калоніі.', 54],
    ['Павла Брусницкого приговорили к полутора годам колонии.', 18],
    ['Mme Irène Fictive a été condamnée à dix-huit mois.', 18],
  ])('months: %s', (text, months) => expect(read(text).events[0]?.details.months).toBe(months));

  it('a fine has its sum and its money', () => {
    expect(read('Ms. Alena Karavai was sentenced to a fine of 6,400 roubles.').events[0]?.details).toMatchObject({
      kind: 'fine',
      fine: 6400,
      currency: 'roubles',
    });
  });

  it('an episode of detention has one person; a pair named before is both', () => {
    expect(told('Ms. Alena Karavai and Mr. Ihar Karavai were stopped. Both were arrested on 7 August 2024.')).toEqual([
      ['DetentionEpisode', 'Alena Karavai', '2024-08-07'],
      ['DetentionEpisode', 'Ihar Karavai', '2024-08-07'],
    ]);
  });

  it('a letter that came and a visit refused are contacts; a rule is a restriction', () => {
    const kinds = (text: string): readonly unknown[] =>
      read(text).events.map(({ kind, happenedOn, details }) => [kind, happenedOn, details.rule ?? details.outcome]);
    expect(kinds('Ms. Alena Karavai is in prison. A letter from her arrived on 6 September 2025.')).toEqual([
      ['Contact', '2025-09-06', 'held'],
    ]);
    expect(kinds('Ms. Alena Karavai has been denied visits since March 2024.')).toEqual([
      ['ContactRestriction', '2024-03/..', 'refused'],
    ]);
    expect(kinds('Марина Ильмовская в колонии. Звонить ей не дают.')).toEqual([
      ['ContactRestriction', undefined, 'refused'],
    ]);
  });

  it('charges by an article without its code; a table by its heads; a birth that is told', () => {
    const kinds = (text: string): readonly unknown[] =>
      read(text).events.map(({ kind, happenedOn, details }) => [kind, happenedOn, details.provision]);
    expect(kinds('Анна Брусницкая в Барыске. Ей вменяют статью 356, часть 1.')).toEqual([
      ['Charge', undefined, '356(1)'],
    ]);
    expect(kinds("Mme Irène Fictive est poursuivie au titre de l'article 77.")).toEqual([['Charge', undefined, '77']]);
    expect(
      kinds(
        '| No. | Name | Detained | Provision | Sentence |\n|---|---|---|---|---|\n| 1 | Ms. Alena Karavai | 2 April 2024 | article 153 | seven years |\n',
      ),
    ).toEqual([
      ['DetentionEpisode', '2024-04-02', undefined],
      ['Sentence', undefined, '153'],
    ]);
    expect(kinds('Ms. Alena Karavai gave birth to a son, Ihar, on 3 May 2024.')).toContainEqual([
      'Birth',
      '2024-05-03',
      undefined,
    ]);
  });

  it('a happening that no other kind covers: a clause with a time, with a low confidence, none of what is asked or wished', () => {
    const general = (text: string): readonly unknown[] =>
      read(`Annual report of the Barysk Monitors\n\n${text}`)
        .events.filter(({ kind }) => kind === 'Event')
        .map(({ happenedOn, details, confidence }) => [happenedOn ?? details.timeAsSaid, confidence <= 0.5]);
    expect(general('In May 2025 the President signed Decree No. 202 on labour, reporters in Barysk said.')).toEqual([
      ['2025-05', true],
    ]);
    expect(general('Last spring the authorities removed the lists of hearings, reporters in Barysk said.')).toEqual([
      ['Last spring', true],
    ]);
    expect(general('Was the decree signed in May 2025?')).toEqual([]);
    expect(general('The decree could be signed in May 2026, reporters in Barysk said.')).toEqual([]);
  });

  it('days told from others: yesterday, on Monday, the next day', () => {
    const news = (text: string): readonly unknown[] =>
      told(`21 October 2025\n\n${text}`).map((one) => (one as unknown[])[2]);
    expect(news('Police arrested Ms. Alena Karavai yesterday.')).toEqual(['2025-10-20']);
    expect(news('A court on Monday sentenced Ms. Alena Karavai to two years in prison.')).toEqual(['2025-10-20']);
    expect(news('Ms. Alena Karavai was arrested on 7 August, and the next day she was moved to Prison No. 2.')).toEqual(
      ['2025-08-07', '2025-08-08'],
    );
  });

  it('a passport taken', () => {
    expect(
      read('Police took Ms. Alena Karavai away on 3 May 2024. Her passport was confiscated.').events.at(-1),
    ).toMatchObject({
      kind: 'DocumentStatus',
      details: { status: 'taken', document: 'passport' },
    });
  });
});

describe('numbers', () => {
  it.each([
    ['1,149', 1149],
    ['1 149', 1149],
    ['1.149', 1149],
    ['150 тысяч', 150000],
    ['2 тысячы 400', 2400],
    ['сто тридцать четыре', 134],
    ['vingt et un', 21],
    ['dix-huit', 18],
    ['two hundred and fifty', 250],
    ['дваццаць дзве', 22],
  ])('%s', (words, value) => expect(findNumbers(words).map((one) => one.value)).toEqual([value]));
});

describe('figures', () => {
  it.each([
    ['More than half of the women have children.', [[50, 'more-than', 'percent']]],
    ['Une trentaine de signataires attendent.', [[30, 'about', 'persons']]],
    ['Больше половины осуждённых — женщины.', [[50, 'more-than', 'percent']]],
    [
      'За кратамі былі 43 чалавекі, з іх 12 жанчын.',
      [
        [43, undefined, 'persons'],
        [12, undefined, 'women'],
      ],
    ],
    ['Щонайменше 38 громадян Тарвії не повернулися.', [[38, 'at-least', 'persons']]],
  ])('%s', (text, figures) =>
    expect(read(text).figures.map(({ value, qualifier, unit }) => [value, qualifier, unit])).toEqual(figures),
  );

  it.each([
    'Drabun, 41, who taught at a school, smiled.',
    'Articles 130 and 342 of the Criminal Code were used.',
    'A fine of 6,400 roubles was paid.',
    'She was sentenced to four years on 3 May 2024 at 18:42.',
    'The father, older than seventy, waited.',
    'Зал № 7, кватэра 14, другі паверх.',
  ])('no figure: %s', (text) => expect(read(text).figures).toEqual([]));
});

describe('linear in the text', () => {
  it('a paragraph of 60 KB without a stop, and one of verbs and numbers alone', () => {
    for (const piece of [
      'was arrested on 3 March and ',
      'Ms. Anna Karavai, 41, who ',
      'задержали 12 человек и ',
      'at least nine of ',
    ])
      expect(read(piece.repeat(Math.ceil(60_000 / piece.length))).schema).toBe('amparo-reading/1');
  });
});

describe('events and figures of the documents written for measuring', () => {
  const scores: ReadingScore[] = [];
  beforeAll(() => {
    for (const folder of ['demo/reading/', 'libs/un-letters/vectors/letters/']) {
      const { documents } = JSON.parse(readFileSync(new URL(`${folder}truth.json`, root), 'utf8')) as {
        documents: { file: string }[];
      };
      for (const document of documents) {
        const text = readFileSync(new URL(`${folder}${document.file}`, root), 'utf8');
        scores.push(scoreReading(readText(text, { reference }), placeTruth(document, text)));
      }
    }
  });
  const field = (name: string): FieldScore =>
    sumOfField(
      name,
      scores.flatMap(({ fields }) => fields.filter((one) => one.field === name)),
    );

  it.each([
    ['figure', 0.94, 0.94],
    ['event', 0.97, 0.97],
    ['event-person', 0.98, 0.98],
    ['event-detail', 0.98, 0.97],
  ])('%s: precision at least %d, recall at least %d', (name, precision, recall) => {
    const { precision: p, recall: r, right, extra, missed } = field(name);
    console.info(`${name}: ${right}/+${extra}/-${missed}, P ${p.toFixed(3)} R ${r.toFixed(3)}`);
    expect(p).toBeGreaterThanOrEqual(precision);
    expect(r).toBeGreaterThanOrEqual(recall);
  });

  it('no wrong event or figure with a high confidence', () => {
    const sure = scores.flatMap(({ extra }) =>
      extra.filter((one) => /^(?:event|figure)/u.test(one.field) && (one.confidence ?? 0) >= HIGH_CONFIDENCE),
    );
    expect(sure).toEqual([]);
  });
});
