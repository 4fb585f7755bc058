import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFacilities, FACILITY_LEVELS, facilityKeys } from './facility-names.ts';

const facility = (name: string) => ({ names: [name], places: [] });
const levels = (a: string, b: string) =>
  Object.fromEntries(compareFacilities(facility(a), facility(b)).steps.map(({ name, level }) => [name, level]));
const cannot = (a: string, b: string) => compareFacilities(facility(a), facility(b)).cannot;

const ONE: readonly (readonly [string, string])[] = [
  ['колония № 4', 'Correctional Colony No. 4'],
  ['ИК-4', 'IK-4'],
  ['ПК-4', 'ИК № 4'],
  ['ІК 04', 'colonie pénitentiaire n° 4'],
  ['Colony No. 24 in Krutsk', 'калонію № 24 у Круцк'],
  ['колонии № 7 в Сосновичах', 'Colony No. 7 in Sosnavichy'],
  ['тюрьму № 2 в Круцке', 'турме № 2 у Круцку'],
  ['следственном изоляторе № 1', 'СІЗА № 1, Барыск'],
  ['Pre-trial Prison No. 1 in Barysk', 'СИЗО-1'],
  ['ІЧУ, Калінаўка', 'Temporary Detention Facility in Kalinauka'],
];
const OTHERS: readonly (readonly [string, string])[] = [
  ['Colony No. 4 in Azerna', 'Colony No. 24 in Azerna'],
  ['ИК-4', 'IK-14'],
  ['Colony No. 4 in Azerna', 'колония № 4 в Круцке'],
  ['СІЗА, Барыск', 'СИЗО, Вялец'],
];

describe('places of detention', () => {
  it.each(ONE)('%s and %s meet and agree in all that both tell', (a, b) => {
    const found = levels(a, b);
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(2);
    expect(Object.values(found).every((level) => level === 'same')).toBe(true);
    expect(facilityKeys(facility(a)).filter((key) => facilityKeys(facility(b)).includes(key))).not.toEqual([]);
  });

  it.each(OTHERS)('%s and %s cannot be one', (a, b) => {
    expect(cannot(a, b)).toMatch(/ is not /);
  });

  it('a colony and a remand prison of one number are told apart by type, not barred', () => {
    expect(levels('СИЗО № 1', 'ИК-1')).toEqual({ 'facility-number': 'same', 'facility-type': 'different' });
    expect(levels('Prison No. 4', 'колония № 4')).toEqual({ 'facility-number': 'same', 'facility-type': 'related' });
  });

  it('a place told beside the name counts as its town', () => {
    const found = compareFacilities({ names: ['Colony No. 4'], places: ['Azerna'] }, facility('калонія № 4, Азёрна'));
    expect(found.steps.map(({ name }) => name)).toContain('facility-town');
  });

  it('law: the comparison is the same in both directions, and levels exclude each other', () => {
    const name = fc.oneof(fc.constantFrom(...[...ONE, ...OTHERS].flat()), fc.string({ maxLength: 40 }));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(levels(a, b)).toEqual(levels(b, a));
        expect(cannot(a, b) === undefined).toBe(cannot(b, a) === undefined);
      }),
    );
    for (const of of Object.values(FACILITY_LEVELS)) {
      expect(Object.values(of).reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 9);
      expect(Object.values(of).reduce((sum, { u }) => sum + u, 0)).toBeCloseTo(1, 9);
    }
  });
});
