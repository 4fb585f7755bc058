import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareBounds } from '../ground/day.ts';
import { AmparoError } from '../ground/fault.ts';
import { boundOn, uncheckedStatus } from './binding.ts';
import type { Law } from './law.ts';
import { lawVocabularies, stateLabel } from './law-vocabularies.ts';
import { lettersReference } from './letters-reference.ts';
import { currentResolution, mandate, mandatesFor, resolutionBelongsTo } from './mandates.ts';
import { applicableProvisions, provisionsFor } from './provisions.ts';
import { readCsv } from './read-csv.ts';
import { type LawFile, readLaw } from './read-law.ts';

const folder = new URL('../../law/', import.meta.url);
const files: readonly LawFile[] = readdirSync(folder)
  .filter((name) => /\.(yaml|csv)$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const invented: readonly LawFile[] = [
  {
    name: 'x.yaml',
    text: 'states: [{ alpha3: XQQ, name: Quill, label: { en: Quill, be: Квіл, ru: Квилл }, fictional: true }]',
  },
  {
    name: 'x.csv',
    text: `state,instrument,act,date,source,as_of,check,note
XQQ,ICCPR,ratification,2001-02-03,fictional,2025-12-31,,
XQQ,CRC,ratification,1999,general knowledge,2025-12-31,true,
XQQ,CRPD,ratification,2016-10,one ministry,2025-12-31,,
XQQ,CRPD,accession,2016-12,another ministry,2025-12-31,,
XQQ,OPCAT,signature,2006-10-02,fictional,2025-12-31,,
XQQ,OPCAT,not-party,2025-12-31,fictional,2025-12-31,,
`,
  },
];
let law: Law;
beforeAll(() => {
  law = readLaw([...files, ...invented]);
});

describe('who was bound on the day of the fact', () => {
  it('bound since the deposited consent, with act, source and as-of', () => {
    const answer = boundOn(law, 'BLR', 'CAT', '2021-12-30');
    expect(answer).toMatchObject({ bound: true, since: '1987-03-13', act: 'ratification', asOf: '2025-09-08' });
  });

  it('the first Optional Protocol: bound before the denunciation took effect, not after', () => {
    expect(boundOn(law, 'BLR', 'ICCPR-OP1', '2023-02-07').bound).toBe(true);
    expect(boundOn(law, 'BLR', 'ICCPR-OP1', '2023-02-08')).toMatchObject({ bound: false, reason: 'denounced' });
    expect(boundOn(law, 'BLR', 'ICCPR-OP1', '1990-01-01')).toMatchObject({ bound: false, reason: 'before-consent' });
  });

  it('soft law has no ratification', () => {
    for (const code of law.softLaw.keys())
      expect(boundOn(law, 'BLR', code, '2024-01-01')).toMatchObject({ bound: false, reason: 'soft-law' });
  });

  it('a signature does not bind', () => {
    expect(boundOn(law, 'XQQ', 'OPCAT', '2020-01-01')).toMatchObject({ bound: false, reason: 'signed-only' });
  });

  it('silence is not known, neither yes nor no: after the table ends, for an unknown State, for an unchecked row', () => {
    expect(boundOn(law, 'BLR', 'OPCAT', '2015-03-14')).toMatchObject({ bound: false, reason: 'not-party' });
    expect(boundOn(law, 'BLR', 'OPCAT', '2015-03-15').bound).toBeNull();
    expect(boundOn(law, 'XXX', 'CAT', '2015-03-15').bound).toBeNull();
    expect(boundOn(law, 'BLR', 'MAGNA-CARTA', '2015-03-15').bound).toBeNull();
    expect(boundOn(law, 'XQQ', 'CRC', '2020-01-01')).toMatchObject({ bound: null });
    expect(uncheckedStatus(law, 'XQQ', 'CRC')).toHaveLength(1);
    expect(boundOn(law, 'BLR', 'C087', '2024-01-01').bound).toBeNull();
  });

  it('sources that disagree are not settled by us', () => {
    expect(boundOn(law, 'XQQ', 'CRPD', '2016-11-15')).toMatchObject({ bound: null });
    expect(boundOn(law, 'XQQ', 'CRPD', '2018-01-01')).toMatchObject({ bound: true, since: '2016-10/2016-12' });
    expect(boundOn(law, 'BLR', 'CRPD-OP', '2024-01-01')).toMatchObject({ bound: null });
  });

  it('between consent and entry into force is not known', () => {
    expect(boundOn(law, 'BLR', 'ICCPR', '1974-06-01').bound).toBeNull();
    expect(boundOn(law, 'XQQ', 'ICCPR', '2001-02-10').bound).toBeNull();
    expect(boundOn(law, 'XQQ', 'ICCPR', '2001-06-01').bound).toBe(true);
  });

  it('once bound, bound on every later day until a denunciation', () => {
    const states = fc.constantFrom(...[...law.states.keys()]);
    const instruments = fc.constantFrom(...[...law.instruments.keys()]);
    const day = fc.integer({ min: 1950, max: 2030 }).map((year) => `${year}-05-17`);
    fc.assert(
      fc.property(states, instruments, day, day, (state, instrument, a, b) => {
        const [early, late] = compareBounds(a, b) <= 0 ? [a, b] : [b, a];
        if (boundOn(law, state, instrument, early).bound !== true) return;
        const later = boundOn(law, state, instrument, late);
        expect(later.bound === true || (later.bound === false && later.reason === 'denounced')).toBe(true);
      }),
    );
  });

  it('has the whole table: 24 instruments, 3,154 rows of which one says nothing (a territory only)', () => {
    expect(law.wholeTables[0]?.instruments.size).toBe(24);
    const rows = [...law.status.values()]
      .flat()
      .filter(({ source }) => source.startsWith('United Nations Treaty Collection'));
    expect(new Set(rows.map(({ state, instrument }) => `${state} ${instrument}`)).size).toBe(3153);
    expect(boundOn(law, 'MKD', 'CAT', '2014-01-01').bound).toBe(true);
    expect(boundOn(law, 'USA', 'CRC', '2014-01-01')).toMatchObject({ bound: false, reason: 'signed-only' });
  });
});

describe('provisions, mandates, violation types', () => {
  it('stand as binding, soft law or not known towards the State on the day', () => {
    const standing = new Map(
      applicableProvisions(law, 'family-contact', 'BLR', '2022-05-01').map((one) => [one.instrument, one.standing]),
    );
    expect(standing.get('CRC')).toBe('binding');
    expect(standing.get('BANGKOK')).toBe('soft-law');
    const crime = applicableProvisions(law, 'persecution', 'BLR', '2022-05-01').map(({ standing: one }) => one);
    expect(crime).toEqual(['not-party', 'not-party']);
  });

  it('mark what nobody has checked, and do not mark what a letter itself cites', () => {
    const provisions = provisionsFor(law, 'family-contact');
    expect(provisions.find(({ instrument, number }) => instrument === 'BANGKOK' && number === '26')).toMatchObject({
      check: false,
      source: 'UA BLR 7/2025',
    });
    expect(provisions.find(({ instrument }) => instrument === 'MANDELA')?.check).toBe(true);
    expect(provisions.every(({ label }) => label.be !== '' && label.ru !== '')).toBe(true);
  });

  it('a resolution leads to its mandate, an unknown one to none', () => {
    expect(resolutionBelongsTo(law, '58/19').map(({ code }) => code)).toEqual(['sr-belarus']);
    expect(resolutionBelongsTo(law, '99/99')).toEqual([]);
    expect(currentResolution(mandate(law, 'sr-belarus'))).toBe('58/19');
    expect(currentResolution(mandate(law, 'sr-slavery'))).toBeUndefined();
  });

  it('a country mandate is for its country only', () => {
    expect(mandatesFor(law, ['persecution', 'torture-ill-treatment'], 'BLR').map(({ code }) => code)).toEqual([
      'sr-torture',
      'sr-belarus',
    ]);
    expect(mandatesFor(law, ['persecution', 'torture-ill-treatment'], 'XQQ').map(({ code }) => code)).toEqual([
      'sr-torture',
    ]);
  });

  it('names what it does not know', () => {
    expect(() => mandate(law, 'sr-moon')).toThrowError(/expected a mandate \(wg-arbitrary-detention/);
    expect(() => provisionsFor(law, 'boredom')).toThrowError(AmparoError);
  });

  it('gives the reader of letters and the schema what they need', () => {
    const reference = lettersReference(law);
    expect(reference.states.find(({ alpha3 }) => alpha3 === 'XQQ')?.names).toEqual(['Quill', 'Квіл', 'Квилл']);
    expect(reference.mandates.find(({ code }) => code === 'sr-terrorism')?.resolutions).toContain('58/14');
    const [mandates, states] = lawVocabularies(law);
    expect(mandates?.terms.length).toBe(26);
    expect(states?.terms.every(({ label }) => label.be !== '' && label.ru !== '')).toBe(true);
    const belarus = law.states.get('BLR');
    expect(belarus && stateLabel(belarus)).toEqual({ en: 'Belarus', be: 'Беларусь', ru: 'Беларусь' });
  });

  it('every row says its source and as-of day, and general knowledge is marked', () => {
    const rows = [
      ...law.instruments.values(),
      ...law.softLaw.values(),
      ...law.mandates.values(),
      ...[...law.status.values()].flat(),
    ];
    expect(rows.filter(({ source, asOf }) => source === '' || asOf === '')).toEqual([]);
    expect(
      [...law.status.values()].flat().filter(({ source, check }) => /general knowledge/.test(source) && !check),
    ).toEqual([]);
  });
});

describe('reading the law', () => {
  const faults = (...more: readonly LawFile[]): string => {
    try {
      readLaw([...files, ...more]);
      return '';
    } catch (error) {
      if (error instanceof AmparoError)
        return error.faults.map(({ field, message }) => `${field}: ${message}`).join('\n');
      throw error;
    }
  };
  const heading = 'state,instrument,act,date,source,as_of,check,note\n';

  it.each([
    ['an unknown State', `${heading}ZZZ,CAT,ratification,2001,x,2020,,\n`, /no State has the code ZZZ/],
    [
      'a ratification of soft law',
      `${heading}BLR,BANGKOK,ratification,2001,x,2020,,\n`,
      /no instrument that can bind has the code BANGKOK/,
    ],
    ['an unknown act', `${heading}BLR,CAT,blessing,2001,x,2020,,\n`, /expected an act/],
    ['a date that is none', `${heading}BLR,CAT,ratification,2023-02-29,x,2020,,\n`, /expected a date as EDTF/],
    ['a row without source', `${heading}BLR,CAT,ratification,2001,,2020,,\n`, /expected a source/],
    ['a ragged row', `${heading}BLR,CAT,ratification\n`, /y.csv: line 2: expected 8 fields, got 3/],
    ['another heading', 'a,b\n1,2\n', /expected the heading/],
    ['an empty table', '', /expected the heading/],
  ])('refuses %s', (_, text, told) => {
    expect(faults({ name: 'y.csv', text })).toMatch(told);
  });

  it('refuses a code given twice and a key nobody knows', () => {
    expect(faults({ name: 'y.yaml', text: 'states: [{ alpha3: BLR, name: Belarus }]' })).toMatch(/BLR is given twice/);
    expect(faults({ name: 'y.yaml', text: 'treaties: []' })).toMatch(/treaties/);
    expect(faults({ name: 'y.yaml', text: 'mandates: [' })).toMatch(/expected YAML/);
  });

  it('reads quoted fields and remarks of a table', () => {
    const table = readCsv('t.csv', '# source: here, there\na,b,c\n"x, ""y""",,z\n');
    expect(table.remarks).toEqual({ source: 'here, there' });
    expect(table.rows).toEqual([{ a: 'x, "y"', b: '', c: 'z' }]);
  });
});
