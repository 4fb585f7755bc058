import type { Property, Schema } from '@amparo/core/schema/schema';
import { describe, expect, it } from 'vitest';
import { firstValue, propertyGroups } from './property-choice.ts';

const property = (name: string, be: string, part: Partial<Property> = {}): Property => ({
  id: `Person.${name}`,
  kind: 'Person',
  name,
  types: ['text'],
  many: false,
  label: { en: name, be, ru: be },
  ...part,
});
const label = { en: 'Person', be: 'Асоба', ru: 'Лицо' };
const schema: Schema = {
  kinds: {
    Person: {
      name: 'Person',
      label,
      plural: label,
      description: label,
      mark: 'person',
      headline: [],
      properties: [property('birthDate', 'Дата нараджэння'), property('sex', 'Пол')],
    },
  },
  vocabularies: {},
};

describe('choosing what is claimed', () => {
  it('finds a property by a word of any language of the desk', () => {
    for (const typed of ['нараджэння', 'birth', 'НАРАДЖ']) {
      expect(propertyGroups(schema, typed).flatMap(({ properties }) => properties.map(({ name }) => name))).toEqual([
        'birthDate',
      ]);
    }
    expect(propertyGroups(schema, 'асоба')[0]?.properties).toHaveLength(2);
    expect(propertyGroups(schema, 'ship')).toEqual([]);
  });

  it('puts first what the item speaks of already', () => {
    const person = schema.kinds['Person'];
    if (!person) throw new Error('the schema of this test has a Person');
    const two: Schema = { ...schema, kinds: { Act: { ...person, name: 'Act' }, Person: person } };
    expect(propertyGroups(two, '').map(({ kind }) => kind.name)).toEqual(['Act', 'Person']);
    expect(propertyGroups(two, '', ['Person', 'Person', 'Act']).map(({ kind }) => kind.name)).toEqual([
      'Person',
      'Act',
    ]);
  });

  it('starts with the words of the quotation, read as the type', () => {
    expect(firstValue(property('n', '', { types: ['number'] }), 'At least 1,140 persons')).toEqual({
      kind: 'number',
      number: 1140,
    });
    expect(firstValue(property('n', '', { types: ['number'] }), '1\u202f131,5')).toEqual({
      kind: 'number',
      number: 1131.5,
    });
    expect(firstValue(property('n', '', { types: ['number'] }), 'many')).toEqual({
      kind: 'number',
      number: Number.NaN,
    });
    expect(firstValue(property('t', '', { types: ['time'] }), '14 October 2024')).toEqual({
      kind: 'time',
      edtf: '2024-10-14',
    });
    expect(firstValue(property('m', '', { types: ['mention', 'text'] }), ' Colony\nNo. 4 ')).toEqual({
      kind: 'text',
      text: 'Colony No. 4',
    });
  });
});
