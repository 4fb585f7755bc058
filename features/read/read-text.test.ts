import { readdirSync, readFileSync } from 'node:fs';
import { lawVocabularies } from '@amparo/core/law/law-vocabularies';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readLaw } from '@amparo/core/law/read-law';
import type { Reading } from '@amparo/core/nouns/reading';
import { checkValue } from '@amparo/core/schema/check-value';
import { readSchema } from '@amparo/core/schema/read-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { proposalsOf } from './extract-proposals.ts';
import { readText } from './read-text.ts';
import { scoreReading } from './score.ts';

const filesIn = (folder: URL, ends: RegExp): { name: string; text: string }[] =>
  readdirSync(folder)
    .filter((name) => ends.test(name))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const root = new URL('../../', import.meta.url);
const law = readLaw([
  ...filesIn(new URL('core/law/', root), /\.(?:yaml|csv)$/u),
  ...filesIn(new URL('demo/', root), /^law-veresk\.(?:yaml|csv)$/u),
]);
const reference = lettersReference(law);
const schema = readSchema(
  [
    ...filesIn(new URL('core/schema/', root), /\.yaml$/u),
    ...filesIn(new URL('core/schema/vocabularies/', root), /\.yaml$/u),
  ],
  lawVocabularies(law),
);
const shape = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('docs/formats/reading.schema.json', root), 'utf8')) as Parameters<
    typeof z.fromJSONSchema
  >[0],
);

const read = (text: string): Reading => readText(text, { reference });
const names = (reading: Reading): readonly string[] => reading.persons.map((person) => person.name);
const told = (reading: Reading): readonly unknown[] =>
  reading.events.map(({ kind, persons, happenedOn, details }) => [
    kind,
    persons.map((key) => reading.persons.find((person) => person.key === key)?.name),
    happenedOn,
    details,
  ]);

describe('persons', () => {
  it('one entry for a full form and for a surname that agrees; another spelling is another person', () => {
    const reading = read(
      'Ms. Alena Karavai was arrested on 3 March 2024. Ms. Karavai has two sons. Her husband, Mr. Ihar Karavai, was told. Mr. Karavai asked for news. Ms. Aliena Karavay is the same in another list.',
    );
    expect(reading.persons.map((person) => [person.name, person.sex, person.forms.map((form) => form.form)])).toEqual([
      ['Alena Karavai', 'female', ['Alena Karavai', 'Karavai']],
      ['Ihar Karavai', 'male', ['Ihar Karavai', 'Karavai']],
      ['Aliena Karavay', 'female', ['Aliena Karavay']],
    ]);
    expect(reading.mayBeSame).toHaveLength(1);
  });

  it('a surname that fits two is joined to neither', () => {
    const reading = read(
      'Ms. Alena Karavai and Ms. Vera Karavai were arrested on 3 March 2024. Ms. Karavai was released.',
    );
    expect(names(reading)).toEqual(['Alena Karavai', 'Vera Karavai', 'Karavai']);
  });

  it('a name does not run into a heading, a place or the next sentence', () => {
    expect(names(read('The case of Ms. Anna Prykladnaya\n\nMr. Ales Inshy Under the law he may appeal.'))).toEqual([
      'Anna Prykladnaya',
      'Ales Inshy',
    ]);
    expect(
      names(read('“We wait,” said Darya Zorkina, a lawyer in Tarvia. Human Rights Watch said so. Veresk said no.')),
    ).toEqual(['Darya Zorkina']);
  });

  it('a withheld name is withheld, not guessed', () => {
    const reading = read('Ms. X was arrested on 3 March 2024 and Mr. [name withheld] saw it.');
    expect(reading.persons.map(({ name, unnamed }) => [name, unnamed])).toEqual([
      ['Ms. X', 'withheld'],
      ['Mr. [name withheld]', 'withheld'],
    ]);
    expect(proposalsOf(reading).claims.filter((claim) => claim.property === 'Person.name')).toEqual([]);
  });

  it('honorifics and cases in Russian, Belarusian and French', () => {
    expect(
      names(read('По словам г-жи Веры Кравец, её сын болен. Г-жа Кравец ждёт ответа суда второй месяц.')),
    ).toContain('Веры Кравец');
    expect(names(read('Спадарыня Ганна Сакалоўская напісала скаргу. У яе няма адказу ўжо другі месяц.'))).toEqual([
      'Ганна Сакалоўская',
    ]);
    expect(
      names(read("Mme Irène Fictive a été arrêtée le 12 avril 2023 par la police de la ville et n'est pas libre.")),
    ).toEqual(['Irène Fictive']);
    const inCases = read('Павел Брусницкий рассказал об этом. Брусницкого задержали 11 августа 2023 года.');
    expect(inCases.persons.map(({ forms }) => forms.map(({ form }) => form))).toEqual([
      ['Павел Брусницкий', 'Брусницкого'],
    ]);
  });
});

describe('children and relatives', () => {
  it('a child known by a month of birth is a person, with its parent', () => {
    const reading = read(
      'Ms. Alena Karavai has been deprived of liberty since 30 May 2021. She is the mother of a son born in May 2014. The boy’s father died while she was in custody.',
    );
    expect(
      reading.persons.map(({ name, role, unnamed, born, childOf }) => [name, role, unnamed, born?.value, childOf]),
    ).toEqual([
      ['Alena Karavai', 'victim', undefined, undefined, undefined],
      ['a son born in May 2014', 'child', 'not-given', '2014-05', 'p1'],
      ['The boy’s father', 'relative', 'not-given', undefined, undefined].map((value) => value),
    ]);
    expect(told(reading).map((event) => (event as unknown[]).slice(0, 3))).toEqual([
      ['DetentionEpisode', ['Alena Karavai'], '2021-05-30'],
      ['Death', ['The boy’s father'], undefined],
    ]);
  });

  it('in Belarusian notes too', () => {
    const reading = read(
      'Марына Сакалоўская, 11.04.1986 г. н. Сын Ян нарадзіўся ў траўні 2014 г. Бацька хлопчыка, Раман Вецер, памёр восенню 2023 г.',
    );
    expect(reading.language).toBe('be');
    expect(reading.persons.map(({ name, born, childOf }) => [name, born?.value, childOf])).toEqual([
      ['Марына Сакалоўская', '1986-04-11', undefined],
      ['Ян', '2014-05', 'p1'],
      ['Раман Вецер', undefined, undefined],
    ]);
    expect(reading.events.find((event) => event.kind === 'Death')?.happenedOn).toBe('2023-23');
  });
});

describe('events', () => {
  it('sentences with their terms in months and their articles', () => {
    const reading = read(
      'Ms. Alena Karavai was detained on 6 April 2023 and sentenced on 18 January 2024 to seven years and two months of imprisonment under articles 187 and 214-1 of the Criminal Code.',
    );
    expect(told(reading)).toContainEqual([
      'Sentence',
      ['Alena Karavai'],
      '2024-01-18',
      {
        duration: 'seven years and two months of imprisonment',
        months: 86,
        kind: 'imprisonment',
        provision: '187, 214-1',
        date: '2024-01-18',
      },
    ]);
    expect(told(reading)).toContainEqual([
      'DetentionEpisode',
      ['Alena Karavai'],
      '2023-04-06',
      { begin: '2023-04-06', beganBy: 'arrest' },
    ]);
  });

  it('a second place with its own date is an episode of its own; a transfer leads to the last place', () => {
    const reading = read(
      'Mr. Ales Inshy was held in Prison No. 3 in Azerna and, from January 2024, in Colony No. 7 in Sosny. In August 2025 he was transferred from Colony No. 7 in Sosny to Colony No. 24 in Krutsk.',
    );
    expect(reading.events.map(({ happenedOn, details }) => [happenedOn, details.facility, details.beganBy])).toEqual([
      [undefined, 'Prison No. 3 in Azerna', undefined],
      ['2024-01', 'Colony No. 7 in Sosny', undefined],
      ['2025-08', 'Colony No. 24 in Krutsk', 'transfer'],
    ]);
  });

  it('restrictions of contact with counterpart and frequency', () => {
    const reading = read(
      'Ms. Vera Inshaya is a single mother of a child born in November 2018. She is only allowed to communicate with her child in writing. Letters from her arrive once in three months. Phone calls were denied to her.',
    );
    expect(reading.events.find((event) => event.kind === 'ContactRestriction')).toMatchObject({
      persons: ['p1'],
      details: { rule: 'limited', medium: 'letter', counterpartPerson: 'p2', frequency: 'once in three months' },
    });
  });

  it('a day without a year is given one only by the document’s own date', () => {
    const told = 'the authorities expelled a young foreign mother to Tarvia.';
    expect(read(`On 7 August, ${told}`).events[0]?.happenedOn).toBe('XXXX-08-07');
    expect(read(`30 September 2025\n\nOn 7 August, ${told}`).events[0]?.happenedOn).toBe('2025-08-07');
    expect(read(`30 September 2025\n\nOn 7 December, ${told}`).events[0]?.happenedOn).toBe('XXXX-12-07');
  });

  it('what is said of hearings and of others is not told of the person', () => {
    const reading = read(
      'Mr. Ales Inshy is a lawyer. On 21 September 2023 the ministry withdrew his licence; no hearing was held. A meeting was held on 3 May 2024.',
    );
    expect(reading.events).toEqual([]);
  });

  it('an arrest and a verdict in one sentence keep their own dates: French', () => {
    const reading = read(
      "Mme Irène Fictive a été arrêtée le 3 septembre 2022 et condamnée à trois ans d'emprisonnement en application de l'article 203 du Code pénal.",
    );
    expect(told(reading)).toEqual([
      ['DetentionEpisode', ['Irène Fictive'], '2022-09-03', { begin: '2022-09-03', beganBy: 'arrest' }],
      [
        'Sentence',
        ['Irène Fictive'],
        undefined,
        { duration: "trois ans d'emprisonnement", months: 36, kind: 'imprisonment', provision: '203' },
      ],
    ]);
  });
});

describe('figures', () => {
  it.each([
    ['At least 1,187 persons were deprived of liberty in 2025.', 1187, 'at-least', 'persons', '2025'],
    ['More than 1,204 people are held, according to the Barysk Monitors.', 1204, 'more-than', 'persons', undefined],
    ['Up to 290 prisoners were pardoned.', 290, 'up-to', 'persons', undefined],
    ['Nearly 150,000 attempts have been recorded since 2021.', 150000, 'nearly', 'attempts', '2021/..'],
    ['At least eight individuals died in detention since May 2020.', 8, 'at-least', 'persons', '2020-05/..'],
    ['не менее 1 190 человек остаются в заключении по этим делам.', 1190, 'at-least', 'persons', undefined],
    ['За кратамі было не менш за 1187 чалавек паводле рэестра і спісаў.', 1187, 'at-least', 'persons', undefined],
    ['au moins 96 personnes auraient été ainsi expulsées du pays par la police.', 96, 'at-least', 'persons', undefined],
  ])('%s', (text, value, qualifier, unit, period) => {
    const [figure, ...more] = read(text).figures;
    expect(more).toEqual([]);
    expect([figure?.value, figure?.qualifier, figure?.unit, figure?.period]).toEqual([value, qualifier, unit, period]);
  });

  it('says who says so, and nobody where nobody does', () => {
    const [one, other] = read(
      'More than 1,204 people are held, according to the Barysk Monitors. At least 1,187 people are reportedly held.',
    ).figures;
    expect([one?.speaker, other?.speaker]).toEqual(['Barysk Monitors', undefined]);
  });

  it.each([
    'On 3 October 2023 four officers came.',
    'Decree No. 202 was signed.',
    'She is 39.',
    'Colony No. 4 has a school.',
    'Rule 45 is clear.',
  ])('no figure: %s', (text) => expect(read(text).figures).toEqual([]));
});

describe('kinds of documents', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'press-release',
      'GENEVA (5 May 2024) – UN experts today urged Veresk to free the lawyers.\n\n“They must be free,” the experts said.\n\nENDS',
    ],
    [
      'government-reply',
      'The Permanent Mission of Veresk presents its compliments to the Office of the High Commissioner and has the honour to reply to UA XVR 5/2017.',
    ],
    [
      'open-letter',
      'To: Member States\nExcellencies,\nWe, the undersigned organisations, ask you to act.\nYours sincerely,\n- Barysk Monitors\n- Free Word Veresk',
    ],
    [
      'register',
      'name;born;detained;article\nA;1980;2021-01-01;342\nB;1981;2021-01-02;342\nC;1982;2021-01-03;130\nD;1983;2021-01-04;368',
    ],
    ['testimony', 'Witness statement\n\nRecorded on 3 May 2024\n\nI was in the kitchen when they came.'],
    ['other', 'List of things to do.'],
  ];
  it.each(cases)('%s', (kind, text) => expect(read(text).kind).toBe(kind));

  it('an article about an open letter is news', () => {
    const text = `${'Eighteen groups sent an open letter to the Council, the agency reported on Monday. '.repeat(6)}“This cannot go on for another year,” said Darya Zorkina, a lawyer.`;
    expect(read(text).kind).toBe('news');
  });

  it('a reply that cites a year after its own is kept as printed, with a doubt', () => {
    const reading = read(
      'Geneva, 4 May 2016\n\nThe Permanent Mission of Veresk presents its compliments to the Office and has the honour to reply to UA XVR 5/2017.',
    );
    expect(reading.references[0]).toMatchObject({
      reference: { printed: 'UA XVR 5/2017' },
      doubt: expect.stringContaining('2016'),
    });
    const claim = proposalsOf(reading).claims.find((one) => one.property === 'Item.citesCommunication');
    expect(claim?.confidence).toBeLessThan(0.5);
  });
});

describe('the demo archive', () => {
  const truth = JSON.parse(readFileSync(new URL('demo/truth.json', root), 'utf8')) as {
    documents: { file: string; kind: string }[];
  };
  const texts = truth.documents.filter(({ file }) => file.endsWith('.txt'));
  const readings = texts.map((document) => ({
    document,
    reading: read(readFileSync(new URL(`demo/archive/${document.file}`, root), 'utf8')),
  }));

  it('the kind and language of every plain text', () => {
    for (const { document, reading } of readings)
      expect([document.file, reading.kind]).toEqual([document.file, document.kind]);
    expect(readings.length).toBeGreaterThan(4);
  });

  it('the letter wholly; names of all texts with a precision of 0.95 or more', () => {
    for (const { document, reading } of readings) {
      const { fields } = scoreReading(reading, document);
      const of = (name: string): (typeof fields)[number] | undefined => fields.find((one) => one.field === name);
      if (document.kind === 'communication')
        for (const name of [
          'reference',
          'mandate',
          'resolution',
          'victim',
          'charge',
          'question',
          'clause',
          'signatory',
          'provision',
          'ratified',
          'document',
          'form',
        ])
          expect([name, of(name)?.f1]).toEqual([name, 1]);
      else if (document.file !== '11-testimony-be.txt') expect(of('form')?.precision ?? 1).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('every reading has the shape of docs/formats/reading.schema.json, every claim the schema’s', () => {
    for (const { reading } of readings) {
      expect(shape.safeParse(JSON.parse(JSON.stringify(reading))).error?.issues ?? []).toEqual([]);
      for (const claim of proposalsOf(reading).claims)
        expect([claim.property, checkValue(schema, claim.property, claim.value)]).toEqual([claim.property, []]);
    }
  });

  it('the same text gives the same reading and proposals', () => {
    for (const { document, reading } of readings) {
      const again = read(readFileSync(new URL(`demo/archive/${document.file}`, root), 'utf8'));
      expect(again).toEqual(reading);
      expect(proposalsOf(again)).toEqual(proposalsOf(reading));
    }
  });
});

describe('hostile text', () => {
  it('bombs of 100 KB', () => {
    for (const bomb of [
      '“',
      '"a ',
      'Ms. ',
      'Ms. Aa ',
      'Aa ',
      'Абвгд ',
      'she was detained ',
      'only allowed ',
      'a child born in ',
      'sentenced to ',
      'at least ',
      '1 person ',
      '1. A',
      'A. ',
      '\n',
      'said Anna Bel ',
    ]) {
      const reading = read(bomb.repeat(Math.ceil(100_000 / bomb.length)));
      expect(reading.schema).toBe('amparo-reading/1');
    }
  });

  it('any text: passages quote it exactly, and the answer has its shape', () => {
    const words = fc.constantFrom(
      'Ms. ',
      'Anna ',
      'Karavai',
      ' was arrested on ',
      '3 May 2024',
      '. ',
      '\n',
      '\n\n',
      'at least ',
      '1,149 ',
      'persons',
      '“',
      '” said ',
      'UA XVR 1/2024',
      ' article 9 of the ICCPR',
      '**',
      '[A/HRC/1/2](#)',
      'г-жа ',
      'Вера ',
      'Кравец',
      '\u00ad',
      '\u202e',
      '\ud83d',
      'é',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const reading = read(text);
        expect(shape.safeParse(JSON.parse(JSON.stringify(reading))).success).toBe(true);
        JSON.stringify(reading, (_, value: unknown) => {
          if (typeof value === 'object' && value !== null && 'quote' in value && 'start' in value && 'end' in value)
            expect(value.quote).toBe(text.slice(value.start as number, value.end as number));
          return value;
        });
      }),
      { numRuns: 60 },
    );
  });
});
