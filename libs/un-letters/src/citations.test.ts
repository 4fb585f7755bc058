import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../vectors/letters.ts';
import { vectorReference } from '../vectors/reference.ts';
import { findReferences } from './communication-references.ts';
import { findDates } from './dates.ts';
import { findInstruments } from './instruments.ts';
import { readLetter } from './letter.ts';
import { findGeneralComments, findOpinions } from './opinions.ts';
import { findProvisions } from './provisions.ts';
import { findRatifications } from './ratifications.ts';
import { referenceRelations } from './reference-relations.ts';
import { findResolutions } from './resolutions.ts';
import { findSymbols } from './symbols.ts';
import { viewOf } from './view.ts';

const references = (text: string): readonly string[] =>
  findReferences(viewOf(text).text, vectorReference).map(
    ({ type, state, number, year, doubt }) =>
      `${type ?? '-'} ${state} ${number}/${year}${doubt === undefined ? '' : '?'}`,
  );
const provisions = (text: string): readonly string[] =>
  findProvisions(text, vectorReference).provisions.map(({ instrument, number }) => `${instrument} ${number}`);
const charges = (text: string): readonly string[] =>
  findProvisions(text, vectorReference).domestic.map(({ article, code }) => `${article} ${code ?? '-'}`);

describe('references of communications', () => {
  it.each([
    ['UA XVR 7/2025', ['UA XVR 7/2025']],
    ['XVR 6/2024', ['- XVR 6/2024']],
    ['OLXVR 9/2018', ['OL XVR 9/2018']],
    ['OL XVR 4.2017', ['OL XVR 4/2017']],
    ['[Ref: UA XTA 5/2016]', ['UA XTA 5/2016']],
    [
      'UA XVR 6/2017 and related cases UA XTA 8/2017; UA XVR 12/2017',
      ['UA XVR 6/2017', 'UA XTA 8/2017', 'UA XVR 12/2017'],
    ],
    ['the letters XVR 5/2024, 6/2024 and 7/2024', ['- XVR 5/2024', '- XVR 6/2024', '- XVR 7/2024']],
    ['UAXVR 872015', ['UA XVR 8/2015?', 'UA XVR 87/2015?']],
    ['UA XVR 8l2015', ['UA XVR 8/2015?']],
    ['AL XVR 12/20I9', ['AL XVR 12/2019?']],
    ['AL XVR 3/2O20', ['AL XVR 3/2020?']],
    ['UA XVR 8-2017', ['UA XVR 8/2017?']],
    ['OLXVR2/2014', ['OL XVR 2/2014']],
    ['JAL XVR 8 / 2016', ['JAL XVR 8/2016']],
    ['OTH 15/2020', ['- OTH 15/2020']],
  ])('%s', (text, expected) => expect(references(text)).toEqual(expected));

  it.each(['HRC 20/2013', 'ABC 3/2020', 'UA 12/2017', 'A/HRC/20/2013', 'resolution 60/2005', 'XVR 0/2020'])(
    'not one: %s',
    (text) => expect(references(text)).toEqual([]),
  );
});

describe('document symbols', () => {
  it.each([
    ['(A/HRC/59/59, para. 88(i))', [['A/HRC/59/59', 'para. 88(i)']]],
    ['A/HRC/41/33, paras. 74 and 78.', [['A/HRC/41/33', 'paras. 74 and 78']]],
    ['A/HRC/55/52, paras. 64-77', [['A/HRC/55/52', 'paras. 64-77']]],
    ['see A/78/327.', [['A/78/327', undefined]]],
    ['CCPR/C/GC/34 paragraph 12', [['CCPR/C/GC/34', 'paragraph 12']]],
    ['E/CN.4/2006/5, annex', [['E/CN.4/2006/5', 'annex']]],
    ['E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1', [['E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1', undefined]]],
    [
      'CAT/C/SR.1623 and 1626',
      [
        ['CAT/C/SR.1623', undefined],
        ['CAT/C/SR.1626', undefined],
      ],
    ],
    ['CAT/C/51/D/426/2010', [['CAT/C/51/D/426/2010', undefined]]],
    ['HR/PUB/20/2', [['HR/PUB/20/2', undefined]]],
    ['(A/76/143, par. 31 à 34)', [['A/76/143', 'par. 31 à 34']]],
    ['CAT/C/XVR/CO/2, par. 12 b)', [['CAT/C/XVR/CO/2', 'par. 12 b)']]],
    ['A/HRC/45/13/Add.3, párrs. 20 a 22', [['A/HRC/45/13/Add.3', 'párrs. 20 a 22']]],
    ['CED/C/7, principio 8', [['CED/C/7', 'principio 8']]],
    [
      'A/HRC/27/48 and Add.1',
      [
        ['A/HRC/27/48', undefined],
        ['A/HRC/27/48/Add.1', undefined],
      ],
    ],
    ['the reportA/HRC/50/29.', [['A/HRC/50/29', undefined]]],
    ['OEA/Ser.G CP/doc.1234/17 paragraphs 10 and 11', [['OEA/Ser.G CP/doc.1234/17', 'paragraphs 10 and 11']]],
  ])('%s', (text, expected) =>
    expect(findSymbols(text).map(({ symbol, pinpoint }) => [symbol, pinpoint])).toEqual(expected),
  );

  it.each(['and/or', 'S/he', 'A/4 paper', 'G/SO 218/2'])('not one: %s', (text) =>
    expect(findSymbols(text)).toEqual([]),
  );
});

describe('resolutions', () => {
  it.each([
    [
      'Human Rights Council resolutions 51/8, 58/19, 58/14, 52/7 and 59/14',
      ['HRC 51/8', 'HRC 58/19', 'HRC 58/14', 'HRC 52/7', 'HRC 59/14'],
    ],
    ["les résolutions 24/7, 23/10, et 26/12 du Conseil des droits de l'homme", ['HRC 24/7', 'HRC 23/10', 'HRC 26/12']],
    ['las resoluciones 24/7, 23/10 y 26/12', ['- 24/7', '- 23/10', '- 26/12']],
    ['Security Council resolutions 1373 (2001) and 1456 (2003)', ['SC 1373 (2001)', 'SC 1456 (2003)']],
    ['General Assembly resolution 217 A (III)', ['GA 217 A (III)']],
  ])('%s', (text, expected) =>
    expect(findResolutions(text).map(({ body, number }) => `${body ?? '-'} ${number}`)).toEqual(expected),
  );
});

describe('provisions', () => {
  it.each([
    ['article 14(7) of the International Covenant on Civil and Political (ICCPR)', ['ICCPR 14(7)']],
    ['articles 7 and 10 of the ICCPR', ['ICCPR 7', 'ICCPR 10']],
    ['articles 9 to 11 of the ICCPR', ['ICCPR 9', 'ICCPR 10', 'ICCPR 11']],
    ['articles 11–16 of the Convention against Torture', ['CAT 11', 'CAT 12', 'CAT 13', 'CAT 14', 'CAT 15', 'CAT 16']],
    ['article 14, paragraph 3, of the ICCPR', ['ICCPR 14(3)']],
    ['article 17 and article 23(1) of the ICCPR', ['ICCPR 17', 'ICCPR 23(1)']],
    ['the ICCPR, in particular its articles 9 and 14', ['ICCPR 9', 'ICCPR 14']],
    [
      'the Convention on the Rights of the Child. Under article 3(1) of the Convention, and article 9, a child',
      ['CRC 3(1)', 'CRC 9'],
    ],
    ['the Preamble of the Convention on the Rights of the Child', ['CRC preamble']],
    [
      'the Bangkok Rules. Under rule 52(3), and rules 26 and 28, contact',
      ['BANGKOK 52(3)', 'BANGKOK 26', 'BANGKOK 28'],
    ],
    ['article 2 of the Convention on the Elimination of Discrimination against Women', ['CEDAW 2']],
    ['article 10(1) of International Covenant on Economic Social and Cultural Rights', ['ICESCR 10(1)']],
  ])('%s', (text, expected) => expect(provisions(text)).toEqual(expected));

  it.each([
    ['article 8 of nothing in particular', []],
    ['Under article 8, all is silent.', []],
    ['the Convention on the Rights of Migrants', []],
    ['article 5 of the Optional Protocol to the Convention on the Rights of Persons with Disabilities', []],
    ['the Committee on the Elimination of Discrimination against Women (CEDAW), article 3', []],
  ])('right or silent: %s', (text, expected) => expect(provisions(text)).toEqual(expected));

  it('a domestic article is a charge, also where the code is named once for several', () => {
    expect(
      charges('incitement (article 130 of the Criminal Code), insult (article 368) and more (article 361-1)'),
    ).toEqual(['130 Criminal Code', '368 Criminal Code', '361-1 Criminal Code']);
    expect(
      charges('articles 187 (incitement to discord), 203(1) (breach of calm) and 214-1 of the Criminal Code'),
    ).toEqual(['187 Criminal Code', '203(1) Criminal Code', '214-1 Criminal Code']);
    expect(charges('артыкула 342 КК і артыкула 361-1 КК')).toEqual(['342 КК', '361-1 КК']);
  });

  it('a committee or a protocol is not its convention', () => {
    const codes = (text: string): readonly string[] => findInstruments(text, vectorReference).map(({ code }) => code);
    expect(codes('the CEDAW Committee and CAT/C/XVR/CO/1')).toEqual([]);
    expect(codes('the Convention on the Rights of Persons with Disabilities')).toEqual(['CRPD']);
  });
});

describe('the law part of the English letter', () => {
  const text = viewOf(ENGLISH).text;
  it('gives provisions, ratifications, general comments and opinions', () => {
    expect(provisions(text)).toEqual([
      'ICCPR 9',
      'ICCPR 14',
      'ICCPR 19',
      'ICCPR 20',
      'ICCPR 21',
      'ICCPR 22',
      'ICCPR 7',
      'CAT 2',
      'CAT 12',
      'MANDELA 43',
      'MANDELA 44',
      'MANDELA 45',
    ]);
    const { anchors } = findProvisions(text, vectorReference);
    expect(
      findRatifications(text, anchors, findDates(text)).map(({ instrument, date }) => `${instrument} ${date}`),
    ).toEqual(['ICCPR 1973-11-12', 'CAT 1987-06-09']);
    expect(findGeneralComments(text).map(({ body, number }) => `${body} ${number}`)).toEqual(['CCPR 35']);
    expect(findOpinions(text).map(({ number }) => number)).toEqual(['12/2021', '54/2022']);
  });
});

describe('dates', () => {
  it.each([
    ['on 8 September 2025', '2025-09-08'],
    ['September 30, 2025', '2025-09-30'],
    ['le 1er juin 2023', '2023-06-01'],
    ['8 de septiembre de 2025', '2025-09-08'],
    ['8 верасня 2025 г.', '2025-09-08'],
    ['11 августа 2023 года', '2023-08-11'],
    ['06.10.2025', '2025-10-06'],
    ['13/02/2024', '2024-02-13'],
    ['2026-02-28', '2026-02-28'],
    ['born in December 2013', '2013-12'],
    ['in the autumn of 2023', '2023-23'],
    ['восенню 2023 г.', '2023-23'],
    ['On 7 August, they', 'XXXX-08-07'],
    ['In May, Tarvia', 'XXXX-05'],
    ['In 2025, she', '2025'],
  ])('%s', (text, edtf) => expect(findDates(text).map((date) => date.edtf)).toEqual([edtf]));

  it.each(['31 February 2025', '32.01.2025', '03/04/2024', 'she may go', '12 chairs 2024', 'resolution 1/2025'])(
    'silent: %s',
    (text) => expect(findDates(text)).toEqual([]),
  );
});

describe('the view', () => {
  it('every span leads back to text that reads the same but for marks and spaces', () => {
    const plain = (words: string): string =>
      words
        .replace(/\]\(#\)|\[/gu, '')
        .replace(/[*\s\u00ad\u00a0]/gu, '')
        .replace(/[‘’]/gu, "'");
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'Ms. **Anna** Example',
            '[XVR 1/2024](#)',
            'soft\u00adhyphen',
            'no\u00a0break',
            '\n\n',
            '\n',
            ' ',
            'child’s',
            'Ref.: ',
            'абв',
            '. ',
            '\f',
          ),
        ),
        fc.nat(),
        fc.nat(),
        (parts, a, b) => {
          const source = parts.join('');
          const view = viewOf(source);
          const start = view.text.length === 0 ? 0 : a % view.text.length;
          const end = Math.min(view.text.length, start + (b % 20));
          const span = view.original({ start, end });
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(source.length);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          const shown = plain(view.text.slice(start, end));
          expect(plain(source.slice(span.start, span.end)).includes(shown)).toBe(true);
        },
      ),
    );
  });

  it('joins a sentence over a page break and lifts the footnote out of it', () => {
    const view = viewOf('the term has no\n\n¹ See A/HRC/1/2.\n\nplace in law. (the Bangkok\n\nRules) say so');
    expect(view.text).toBe('the term has no place in law. (the Bangkok Rules) say so\n¹ See A/HRC/1/2.');
  });

  it('keeps a name and the heading below it apart', () => {
    expect(viewOf('Anna Example\n\nMr. Other').text).toBe('Anna Example\nMr. Other');
  });
});

describe('hostile text', () => {
  const bombs = [
    ' ',
    'A',
    'Aa ',
    '[a](',
    '1 ',
    '111 ',
    'A/',
    'A/B-.',
    'article 1, 2 and ',
    'resolution 1/1, ',
    'Ref: UA G/SO 1/1 ',
    '1 May ',
    'Convention on the ',
    '\nAa',
    '(',
    '*',
    'Excellency,\nWe have the honour to address ',
    'article 1, paragraphs 1, 2, 3, ',
    'article 1 of the ',
    'article 1 of the Law on the ',
    'Law on the and of on ',
    'Criminal Code (',
    'charged under article 1 ',
    'the Convention, article 1 ',
    'the Convention against Torture, ',
    'the first of these Covenants ',
    'ratified the Convention against Torture on 3 May 2023 ',
    'XVR 1/2023 of 3 May 2023, ',
    'XVR 1/2023 and ',
    '3 May 2023, ',
    '| a | b ',
    'A/HRC/1/2 and Add.1, ',
    'general comment No. 1 and 2, ',
    'the Committee on the ',
    'Special Rapporteur on a ',
    'information we have received ',
    'observations on the following ',
    '1. Please ',
    'inforrnation 1l ',
    'l2 lO ',
    'International Covenant on Civil and ',
    'ILO Conventions Nos. 1, 2, ',
    'will be made public ',
    'Anna Bbb Special Rapporteur ',
    'Accept, Excellency, ',
    'XVR 1/2023 stands modified by ',
  ];
  it('a hundred thousand characters of each pattern are read in time that grows with them, not with their square', () => {
    // A pattern that backtracks takes minutes here and runs into the test's own limit.
    for (const bomb of bombs) {
      const text = bomb.repeat(Math.ceil(100_000 / bomb.length));
      const view = viewOf(text);
      readLetter(view, vectorReference);
      findReferences(view.text, vectorReference);
      findProvisions(view.text, vectorReference);
      findSymbols(view.text);
      findGeneralComments(view.text);
      referenceRelations(view.text, findReferences(view.text, vectorReference), undefined);
      expect(view.text.length).toBeLessThanOrEqual(text.length * 2);
    }
  });

  it('any text is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const view = viewOf(text);
        readLetter(view, vectorReference);
        findProvisions(view.text, vectorReference);
        for (const { start, end } of findDates(view.text)) expect(end).toBeGreaterThan(start);
      }),
    );
  });
});
