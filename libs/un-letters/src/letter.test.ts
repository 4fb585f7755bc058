import { describe, expect, it } from 'vitest';
import {
  COURTESY_NOTE,
  DECOYS,
  ENGLISH,
  FRENCH,
  GLUED,
  OLD_CODES,
  ONE_LINE,
  REPLY,
  SPANISH,
  WRAPPED,
} from '../vectors/letters.ts';
import { vectorReference } from '../vectors/reference.ts';
import { type Letter, readLetter } from './letter.ts';
import { findProvisions } from './provisions.ts';
import { viewOf } from './view.ts';

const read = (text: string): Letter => {
  const letter = readLetter(viewOf(text), vectorReference);
  if (letter === undefined) throw new Error('not read as a letter');
  return letter;
};

const identity = (letter: Letter): unknown => ({
  type: letter.reference?.type,
  state: letter.reference?.state,
  number: letter.reference?.number,
  year: letter.reference?.year,
  date: letter.date?.edtf,
  joint: letter.joint,
});

const ENGLISH_IDENTITY = { type: 'AL', state: 'XVR', number: 3, year: 2024, date: '2024-05-14', joint: true };

describe('an English letter', () => {
  const letter = read(ENGLISH);

  it('has its identity from the reference line and the date below it', () => {
    expect(identity(letter)).toEqual(ENGLISH_IDENTITY);
  });

  it('pairs mandates with resolutions by order', () => {
    expect(letter.mandates.map(({ code, resolution }) => [code, resolution])).toEqual([
      ['wg-arbitrary-detention', '51/8'],
      ['sr-human-rights-defenders', '43/16'],
      ['sr-torture', '52/7'],
    ]);
  });

  it('knows the earlier letter with the dates of sending and reply', () => {
    expect(
      letter.priorCommunications.map(({ reference, sent, replied }) => [reference.printed, sent?.date, replied?.date]),
    ).toEqual([['XVR 1/2023', '2023-02-02', '2023-03-30']]);
  });

  it('has its questions, clauses and signatories', () => {
    expect(letter.questions.map((one) => viewOf(ENGLISH).text.slice(one.start, one.end))).toEqual([
      'Please provide any additional information.',
      'Please explain the legal basis of the detention.',
    ]);
    expect(letter.clauses.publicationDays?.days).toBe(60);
    expect(letter.clauses.interimMeasures).toBeDefined();
    expect(letter.clauses.wgadRegularProcedure).toBeUndefined();
    expect(letter.clauses.pressRelease).toBeUndefined();
    expect(letter.signatories.map(({ name }) => name)).toEqual([
      'Ana Example Torres',
      "Mary O'Invented",
      'Jean-Luc de la Fiction',
    ]);
  });

  it('has every part, in order, and nothing of the text is outside a part', () => {
    const kinds = letter.segments.map(({ kind }) => kind).filter((kind) => kind !== 'unclassified');
    expect(kinds).toEqual([
      'mandates',
      'reference',
      'salutation',
      'capacities',
      'subject',
      'facts',
      'concerns',
      'law',
      'questions',
      'clauses',
      'signatories',
    ]);
    letter.segments.forEach((segment, index) => {
      expect(segment.start).toBe(index === 0 ? 0 : letter.segments[index - 1]?.end);
    });
    expect(letter.segments.at(-1)?.end).toBe(viewOf(ENGLISH).text.length);
  });
});

describe('other captures of the same letter give the same record', () => {
  it('decoys above the letterhead are not the reference', () => {
    expect(identity(read(DECOYS))).toEqual(ENGLISH_IDENTITY);
  });

  it.each([
    ['on one line', ONE_LINE],
    ['with glued words', GLUED],
    ['wrapped at a width', WRAPPED],
  ])('%s', (_, text) => {
    const letter = read(text);
    expect(identity(letter)).toEqual(ENGLISH_IDENTITY);
    expect(letter.mandates.map(({ resolution }) => resolution)).toEqual(['51/8', '43/16', '52/7']);
    expect(letter.questions).toHaveLength(2);
    expect(letter.signatories.map(({ name }) => name)).toEqual(read(ENGLISH).signatories.map(({ name }) => name));
  });

  it('the type is found through old file codes', () => {
    expect(read(OLD_CODES).reference).toMatchObject({ type: 'UA', state: 'XVR', number: 8, year: 2012 });
  });
});

describe('French and Spanish letters', () => {
  it('French', () => {
    const letter = read(FRENCH);
    expect(identity(letter)).toEqual({
      type: 'UA',
      state: 'XTA',
      number: 2,
      year: 2023,
      date: '2023-06-01',
      joint: true,
    });
    expect(letter.mandates.map(({ code, resolution }) => [code, resolution])).toEqual([
      ['wg-arbitrary-detention', '51/8'],
      ['sr-human-rights-defenders', '43/16'],
    ]);
    expect(letter.questions).toHaveLength(2);
    expect(letter.clauses.publicationDays?.days).toBe(60);
    expect(letter.clauses.interimMeasures).toBeDefined();
    expect(letter.clauses.pressRelease).toBeDefined();
    expect(letter.signatories.map(({ name }) => name)).toEqual(['Paul Imaginaire', 'Zoé Inventée']);
    const subject = letter.subject;
    expect(subject && viewOf(FRENCH).text.slice(subject.start, subject.end)).toBe(
      'la détention de Mme Irène Fictive, journaliste.',
    );
  });

  it('Spanish', () => {
    const letter = read(SPANISH);
    expect(identity(letter)).toEqual({
      type: 'AL',
      state: 'XTA',
      number: 5,
      year: 2022,
      date: '2022-09-08',
      joint: true,
    });
    expect(letter.mandates.map(({ code, resolution }) => [code, resolution])).toEqual([
      ['wg-arbitrary-detention', '42/22'],
      ['sr-independence-of-judges-and-lawyers', '44/8'],
    ]);
    expect(letter.questions).toHaveLength(3);
    expect(letter.clauses.publicationDays?.days).toBe(60);
    expect(letter.signatories.map(({ name }) => name)).toEqual(['Elena Ficticia', 'Diego Supuesto']);
  });

  it.each([
    ['fr', FRENCH, ['ICCPR 9'], ['80']],
    ['es', SPANISH, ['ICCPR 9', 'ICCPR 14'], ['240']],
  ])('norms and charges are told apart: %s', (_, text, norms, charges) => {
    const law = findProvisions(viewOf(text).text, vectorReference);
    expect(law.provisions.map(({ instrument, number }) => `${instrument} ${number}`)).toEqual(norms);
    expect(law.domestic.map(({ article }) => article)).toEqual(charges);
  });
});

describe('letters with what others do not have', () => {
  const regional = ENGLISH.replace(
    'the Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment\n',
    'the Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment; the Rapporteur on Human Rights Defenders of the Inter-American Commission on Human Rights and the OSCE Representative on Freedom of the Media\n',
  );
  const pairs = (text: string): unknown => read(text).mandates.map(({ code, resolution }) => [code, resolution]);

  it('regional mandates have no resolution; the others pair by order', () => {
    const bare = regional.replace(
      'Defenders and Special Rapporteur on torture',
      'Defenders; Special Rapporteur on torture',
    );
    expect(pairs(bare)).toEqual([
      ['wg-arbitrary-detention', '51/8'],
      ['sr-human-rights-defenders', '43/16'],
      ['sr-torture', '52/7'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('lists of different length pair only where the reference knows every resolution', () => {
    expect(pairs(ENGLISH.replace('51/8, 43/16 and 52/7', '43/16 and 52/7'))).toEqual([
      ['wg-arbitrary-detention', undefined],
      ['sr-human-rights-defenders', '43/16'],
      ['sr-torture', '52/7'],
    ]);
    expect(pairs(ENGLISH.replace('51/8, 43/16 and 52/7', '43/16 and 99/9'))).toEqual([
      ['wg-arbitrary-detention', undefined],
      ['sr-human-rights-defenders', undefined],
      ['sr-torture', undefined],
    ]);
  });

  it.each([
    ['letters', '(a) Please provide', '(b) Please explain'],
    ['Roman numerals', 'i) Please provide', 'ii) Please explain'],
    ['bullets', '- Please provide', '- Please explain'],
  ])('questions marked by %s', (_, first, second) => {
    const text = ENGLISH.replace('1. Please provide', first).replace('2. Please explain', second);
    expect(read(text).questions).toHaveLength(2);
  });

  it('accents lost, as poor captures lose them', () => {
    const plain = FRENCH.normalize('NFD').replace(/\p{M}/gu, '');
    const letter = read(plain);
    expect(letter.mandates.map(({ code, resolution }) => [code, resolution])).toEqual([
      ['wg-arbitrary-detention', '51/8'],
      ['sr-human-rights-defenders', '43/16'],
    ]);
    expect(letter.questions).toHaveLength(2);
    expect(letter.clauses.publicationDays?.days).toBe(60);
    expect(letter.signatories).toHaveLength(2);
  });

  it('the date of a stamp is not the letter’s', () => {
    const stamped = ENGLISH.replace('14 May 2024', 'RECEIVED 22 May 2024\n\n14 May 2024');
    expect(read(stamped).date?.edtf).toBe('2024-05-14');
  });
});

describe('what is no letter', () => {
  it.each([
    ['a courtesy note on the letterhead', COURTESY_NOTE],
    ["a Government's reply", REPLY],
    ['a text that quotes a reference', 'The letter UA XVR 4/2024 was sent on 3 May 2024. Excellency, it began.'],
    [
      'an organisation that submits information in the same words',
      'To: Special Rapporteur on torture\n\nExcellency,\n\nWe have the honour to address you on behalf of the Barysk Monitors and to submit information concerning the detention of Mr. Ales Karavai.\n\nAccording to the information received:\n\nHe was arrested on 3 March 2024.\n\nYours sincerely,\nVera Hrytsuk',
    ],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(readLetter(viewOf(text), vectorReference)).toBeUndefined();
  });

  it('a letter without reference has none: it is not taken from the body', () => {
    const bare = ENGLISH.replace('Ref.: AL XVR 3/2024\n', '').replace(
      '(Please use this reference in your reply)\n',
      '',
    );
    expect(read(bare).reference).toBeUndefined();
    expect(read(bare).date?.edtf).toBe('2024-05-14');
  });
});
