import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AmparoError } from '../ground/fault.ts';
import { QUALIFIERS } from '../nouns/claim.ts';
import { CLASSIFICATIONS, DOCUMENT_KINDS, LEGAL_BASES } from '../nouns/item.ts';
import { checkValue } from './check-value.ts';
import { readSchema, type SchemaFile } from './read-schema.ts';
import { findProperty, kindsOfLane, LANES, property, termLabel, type Vocabulary } from './schema.ts';

const folder = new URL('../../schema/', import.meta.url);
const filesOf = (at: URL): readonly SchemaFile[] =>
  readdirSync(at)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(new URL(name, at), 'utf8') }));
const label = { en: 'x', be: 'x', ru: 'x' };
const fromLaw: readonly Vocabulary[] = ['mandate', 'state', 'violation-type'].map((name) => ({
  name,
  label,
  terms: [{ code: 'XVR', label }],
}));
const files = [...filesOf(folder), ...filesOf(new URL('vocabularies/', folder))];
const schema = readSchema(files, fromLaw);

const faultsOf = (...given: readonly SchemaFile[]): readonly string[] => {
  try {
    readSchema(given);
    return [];
  } catch (error) {
    if (error instanceof AmparoError) return error.faults.map(({ field, message }) => `${field}: ${message}`);
    throw error;
  }
};

describe('the schema of the repository', () => {
  it('has every kind of the design and the properties that programs rely on', () => {
    expect(Object.keys(schema.kinds).sort()).toEqual(
      'Act Charge Communication Contact ContactRestriction Death DetentionEpisode DocumentStatus Event Expulsion Facility Figure IdentityDocument Item Organisation Person Place Relationship Release Sentence'.split(
        ' ',
      ),
    );
    const relied = `Item.kind Item.date Item.citesDocument Item.citesProvision Item.citesCommunication
      Communication.reference Communication.date Communication.state Communication.mandate Communication.resolution
      Communication.subject Communication.question Communication.clause Communication.priorCommunication
      Communication.signatory Person.name Person.sex Person.birthDate Person.role Person.citizenship Person.occupation
      Person.health Person.deathDate Relationship.parent Relationship.child Relationship.spouse Relationship.relative
      Relationship.kind DetentionEpisode.person DetentionEpisode.begin DetentionEpisode.end DetentionEpisode.facility
      DetentionEpisode.kind DetentionEpisode.ground DetentionEpisode.endedBy Charge.person Charge.provision Charge.code
      Charge.date Sentence.person Sentence.duration Sentence.months Sentence.provision Sentence.date Sentence.court
      ContactRestriction.person ContactRestriction.counterpart ContactRestriction.medium ContactRestriction.frequency
      ContactRestriction.begin ContactRestriction.end Contact.person Contact.counterpart Contact.medium Contact.date
      Expulsion.person Expulsion.date Expulsion.destination Expulsion.from Release.person Release.date Release.ground
      Death.person Death.date Death.place Organisation.name Organisation.role Facility.name Figure.value
      Figure.population Figure.unit Figure.period`.split(/\s+/);
    expect(relied.filter((id) => findProperty(schema, id) === undefined)).toEqual([]);
  });

  it('has a lane for every part of a dated life, and something drawn in each', () => {
    expect(LANES.filter((lane) => kindsOfLane(schema, lane).length === 0)).toEqual([]);
    expect(schema.vocabularies['lane']?.terms.map(({ code }) => code)).toEqual([...LANES]);
  });

  it('speaks of the same closed lists as the nouns', () => {
    const codes = (name: string) => schema.vocabularies[name]?.terms.map(({ code }) => code);
    expect(codes('document-kind')).toEqual([...DOCUMENT_KINDS]);
    expect(codes('legal-basis')).toEqual([...LEGAL_BASES]);
    expect(codes('classification')).toEqual([...CLASSIFICATIONS]);
    expect(codes('qualifier')).toEqual([...QUALIFIERS]);
  });

  it('labels Belarusian and Russian in Cyrillic, and Belarusian without Russian letters', () => {
    const labels = [
      ...Object.values(schema.kinds).flatMap((one) => [
        one.label,
        one.plural,
        one.description,
        ...one.properties.map((p) => p.label),
      ]),
      ...filesOf(new URL('vocabularies/', folder)).flatMap(({ name }) => {
        const vocabulary = schema.vocabularies[name.replace('.yaml', '')];
        return vocabulary ? [vocabulary.label, ...vocabulary.terms.map((term) => term.label)] : [];
      }),
    ];
    expect(labels.length).toBeGreaterThan(350);
    expect(labels.filter(({ be, ru }) => !/\p{Script=Cyrillic}/u.test(be) || !/\p{Script=Cyrillic}/u.test(ru))).toEqual(
      [],
    );
    expect(labels.filter(({ be }) => /[ищъИЩЪ]/.test(be))).toEqual([]);
    expect(labels.filter(({ ru }) => /[іўІЎ]/.test(ru))).toEqual([]);
    expect(labels.filter(({ en }) => /\p{Script=Cyrillic}/u.test(en))).toEqual([]);
  });

  it('survives JSON, so that a page can be given it', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it('is not fooled by names of the language', () => {
    expect(findProperty(schema, 'constructor.name')).toBeUndefined();
    expect(findProperty(schema, 'Person.name.x')).toBeUndefined();
    expect(() => property(schema, 'Person.nickname')).toThrowError(/name, otherName/);
    expect(termLabel(schema, 'sex', 'female').ru).toBe('Женский');
    expect(termLabel(schema, '__proto__', 'x').en).toBe('x');
  });
});

describe('reading a schema', () => {
  const good = `kind: Person\nlabel: { en: P, be: П, ru: П }\nplural: { en: P, be: П, ru: П }\ndescription: { en: P, be: П, ru: П }\nmark: person\nheadline: [name]\nproperties:\n`;
  const name = `  - { name: name, type: text, label: { en: Name, be: Імя, ru: Имя } }\n`;

  it('takes the smallest schema', () => {
    expect(faultsOf({ name: 'person.yaml', text: good + name })).toEqual([]);
  });

  it.each([
    ['an unknown type', good + name.replace('type: text', 'type: date'), /person.yaml: properties.0.type/],
    ['a label missing in a language', good + name.replace('be: Імя, ', ''), /properties.0.label.be/],
    [
      'a dangling vocabulary',
      good + name.replace('type: text', 'type: term, vocabulary: colours'),
      /no vocabulary is called colours/,
    ],
    ['a dangling kind', good + name.replace('type: text', 'type: mention, of: [Ship]'), /no kind is called Ship/],
    ['a property given twice', good + name + name, /name is given twice/],
    [
      'a headline that is no property',
      good.replace('[name]', '[title]') + name,
      /headline: expected a property of Person, got title/,
    ],
    ['a key nobody knows', good.replace('mark: person', 'mark: person\ncolour: red') + name, /colour/],
    ['a term without vocabulary', good + name.replace('type: text', 'type: term'), /a term needs a vocabulary/],
    ['a field number that YAML reads as a number', good + name.replace('type: text', 'type: text, esf: 0903'), /esf/],
    ['text that is no YAML', 'kind: [', /expected YAML/],
    ['nothing', '', /person.yaml: kind/],
  ])('tells of %s', (_, text, told) => {
    expect(faultsOf({ name: 'person.yaml', text }).join('\n')).toMatch(told);
  });

  it('tells of all faults in all files at once', () => {
    const told = faultsOf(
      { name: 'a.yaml', text: good + name.replace('type: text', 'type: date') },
      { name: 'b.yaml', text: 'vocabulary: x\nlabel: { en: X, be: Х, ru: Х }\nterms: []\n' },
      { name: 'c.yaml', text: good + name },
      { name: 'd.yaml', text: good + name },
    );
    expect(told.length).toBe(3);
  });
});

describe('a value and its property', () => {
  const faults = (id: string, value: Parameters<typeof checkValue>[2]): number => checkValue(schema, id, value).length;

  it('fits', () => {
    expect(faults('Person.name', { kind: 'text', text: 'Вера Лазарук' })).toBe(0);
    expect(faults('Person.birthDate', { kind: 'time', edtf: '2013-12' })).toBe(0);
    expect(faults('DetentionEpisode.facility', { kind: 'text', text: 'СІЗА' })).toBe(0);
    expect(faults('DetentionEpisode.facility', { kind: 'mention', mention: 'f1' })).toBe(0);
    expect(faults('Item.citesProvision', { kind: 'record', record: { instrument: 'ICCPR', article: '14(7)' } })).toBe(
      0,
    );
    expect(faults('Communication.state', { kind: 'term', vocabulary: 'state', code: 'XVR' })).toBe(0);
    expect(faults('Figure.value', { kind: 'number', number: 1149 })).toBe(0);
  });

  it('does not fit', () => {
    expect(faults('Person.name', { kind: 'text', text: ' ' })).toBe(1);
    expect(faults('Person.birthDate', { kind: 'text', text: 'in winter' })).toBe(1);
    expect(faults('Person.birthDate', { kind: 'time', edtf: '2023-02-29' })).toBe(1);
    expect(faults('Person.sex', { kind: 'term', vocabulary: 'sex', code: 'woman' })).toBe(1);
    expect(faults('Person.sex', { kind: 'term', vocabulary: 'lane', code: 'health' })).toBe(1);
    expect(faults('Figure.value', { kind: 'number', number: Number.NaN })).toBe(1);
    expect(faults('Item.citesProvision', { kind: 'record', record: { toString: 'x' } })).toBe(1);
    expect(() => faults('Person.shoeSize', { kind: 'number', number: 1 })).toThrowError(AmparoError);
  });
});
