import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOrganisations, ORGANISATION_LEVELS, organisationKeys } from './organisation-names.ts';

const named = (name: string) => ({ names: [name], roles: [], states: [] });
const level = (a: string, b: string) => compareOrganisations(named(a), named(b)).steps[0]?.level;
const cannot = (a: string, b: string) => compareOrganisations(named(a), named(b)).cannot;

const ONE: readonly (readonly [string, string, string])[] = [
  ['Barysk Monitors', 'Observateurs de Barysk', 'same-words'],
  ['Barysk Monitors', 'Барысских наблюдателей', 'same-words'],
  ['Barysk Monitors', '«Барыскія назіральнікі»', 'same-words'],
  ['МВД', 'Міністэрства ўнутраных спраў', 'same-words'],
  ['МУС', 'Ministry of Internal Affairs', 'same-words'],
  ['ООН', 'United Nations', 'same-words'],
  ['Nations Unies', 'Организации Объединённых Наций', 'same-words'],
  ['Barysk Regional Court', 'Барысский областной суд', 'same-words'],
  ['Novy Bereg', '«Новый берег»', 'same-words'],
  ['УВП', 'Упраўленне выканання пакаранняў', 'acronym'],
  ['Bridges for Children (Passerelles pour les enfants)', 'Passerelles pour les enfants', 'same-form'],
  ['Interior Ministry of Veresk', 'Министерства внутренних дел', 'contained'],
];

describe('organisations', () => {
  it.each(ONE)('%s and %s meet: %s', (a, b, expected) => {
    expect(level(a, b)).toBe(expected);
    expect(organisationKeys(named(a)).filter((key) => organisationKeys(named(b)).includes(key))).not.toEqual([]);
  });

  it('courts of other towns and instances, numbers and States cannot be one', () => {
    expect(cannot('Azerna District Court', 'Vialets District Court')).toBe('Azerna is not Vialets.');
    expect(cannot('Barysk Regional Court', 'Barysk District Court')).toMatch(/instances/);
    expect(cannot('City Hospital No. 2', 'Городская больница № 3')).toMatch(/Number 2 is not number 3/);
    expect(
      compareOrganisations(
        { ...named('Ministry of Justice'), states: ['XVR'] },
        { ...named('Ministry of Justice'), states: ['XTA'] },
      ).cannot,
    ).toMatch(/XVR/);
  });

  it('bodies that share words are no one body', () => {
    for (const [a, b] of [
      ['Barysk Regional Bar', 'Barysk Regional Court'],
      ['Ministry of Justice', 'State Security Directorate'],
      ['United Nations', 'United Nations Human Rights Council'],
    ] as const)
      expect(['near', 'contained', 'different']).toContain(level(a, b));
  });

  it('law: the comparison is the same in both directions, and levels exclude each other', () => {
    const name = fc.oneof(fc.constantFrom(...ONE.flat()), fc.string({ maxLength: 40 }));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect([level(a, b), cannot(a, b) === undefined]).toEqual([level(b, a), cannot(b, a) === undefined]);
      }),
    );
    for (const of of Object.values(ORGANISATION_LEVELS)) {
      expect(Object.values(of).reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 9);
      expect(Object.values(of).reduce((sum, { u }) => sum + u, 0)).toBeCloseTo(1, 9);
    }
  });
});
