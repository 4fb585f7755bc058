import type { Kind, Property, Schema } from '@amparo/core/schema/schema';
import type { ClaimValue } from '../../api/contract.ts';
import { guessTime } from './guess-time.ts';

export const propertyNamed = (schema: Schema | undefined, id: string): Property | undefined =>
  Object.values(schema?.kinds ?? {})
    .flatMap(({ properties }) => properties)
    .find((property) => property.id === id);

export interface PropertyGroup {
  readonly kind: Kind;
  readonly properties: readonly Property[];
}

/** Kinds and their properties that fit the words typed, in any language of the desk; kinds already met stand first. */
export const propertyGroups = (
  schema: Schema,
  typed: string,
  met: readonly string[] = [],
): readonly PropertyGroup[] => {
  const wanted = typed.trim().toLowerCase();
  const fits = (label: Readonly<Record<string, string>>, name: string): boolean =>
    wanted === '' ||
    name.toLowerCase().includes(wanted) ||
    Object.values(label).some((word) => word.toLowerCase().includes(wanted));
  const times = (name: string): number => met.filter((one) => one === name).length;
  const kinds = Object.values(schema.kinds).toSorted((a, b) => times(b.name) - times(a.name));
  return kinds.flatMap((kind) => {
    const properties = fits(kind.label, kind.name)
      ? kind.properties
      : kind.properties.filter(({ label, name }) => fits(label, name));
    return properties.length === 0 ? [] : [{ kind, properties }];
  });
};

/** What the editor starts with: the words of the quotation, read as the property's first type. */
export const firstValue = (property: Property, quote: string): ClaimValue => {
  const text = quote.trim().replace(/\s+/g, ' ');
  switch (property.types[0]) {
    case 'number': {
      const digits = text.replace(/(?<=\d)[\s,\u00a0\u202f](?=\d{3})/g, '').match(/-?\d+(?:[.,]\d+)?/)?.[0];
      return { kind: 'number', number: digits ? Number(digits.replace(',', '.')) : Number.NaN };
    }
    case 'time':
      return { kind: 'time', edtf: guessTime(text) };
    case 'term':
      return { kind: 'term', vocabulary: property.vocabulary ?? '', code: '' };
    case 'mention':
      return property.types.includes('text') ? { kind: 'text', text } : { kind: 'mention', mention: '' };
    case 'record':
      return { kind: 'record', record: Object.fromEntries((property.fields ?? []).map((field) => [field, null])) };
    default:
      return { kind: 'text', text };
  }
};
