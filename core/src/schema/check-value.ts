import { tryReadTime } from '../ground/edtf-time.ts';
import type { Fault } from '../ground/fault.ts';
import type { ClaimValue } from '../nouns/claim.ts';
import { findTerm, findVocabulary, type Property, property, type Schema } from './schema.ts';

/** Longer text is a passage, not a value. */
const LONGEST_TEXT = 20_000;

/**
 * Whether a value fits a property (its id or itself): every fault, none when it fits. Whether a mention exists, and of
 * which kind it is, only the store can say. Throws `input-invalid` when the schema has no such property.
 */
export const checkValue = (schema: Schema, of: Property | string, value: ClaimValue): readonly Fault[] => {
  const wanted = typeof of === 'string' ? property(schema, of) : of;
  const told = (message: string): readonly Fault[] => [{ code: 'input-invalid', message, field: wanted.id }];
  if (!wanted.types.includes(value.kind)) return told(`expected ${wanted.types.join(' or ')}, got ${value.kind}`);
  switch (value.kind) {
    case 'text':
      if (value.text.trim() === '') return told('expected text, got nothing');
      return value.text.length > LONGEST_TEXT
        ? told(`expected at most ${LONGEST_TEXT} characters, got ${value.text.length}`)
        : [];
    case 'number':
      return Number.isFinite(value.number) ? [] : told(`expected a finite number, got ${value.number}`);
    case 'time':
      return tryReadTime(value.edtf)
        ? []
        : told(`expected a date as EDTF level 1, got ${JSON.stringify(value.edtf.slice(0, 40))}`);
    case 'term':
      return termFaults(schema, wanted, value, told);
    case 'mention':
      return value.mention === '' ? told('expected a mention, got nothing') : [];
    case 'record': {
      const unknown = Object.keys(value.record).filter((name) => !wanted.fields?.includes(name));
      return unknown.length === 0
        ? []
        : told(`expected the fields ${wanted.fields?.join(', ')}, got ${unknown.join(', ')}`);
    }
  }
};

const termFaults = (
  schema: Schema,
  wanted: Property,
  value: Extract<ClaimValue, { kind: 'term' }>,
  told: (message: string) => readonly Fault[],
): readonly Fault[] => {
  if (value.vocabulary !== wanted.vocabulary)
    return told(`expected a term of ${wanted.vocabulary}, got one of ${value.vocabulary}`);
  if (findTerm(schema, value.vocabulary, value.code)) return [];
  const codes = findVocabulary(schema, value.vocabulary)?.terms.map(({ code }) => code) ?? [];
  const some = codes.length > 30 ? `${codes.slice(0, 30).join(', ')}, …` : codes.join(', ');
  return told(`expected a code of ${value.vocabulary} (${some}), got ${JSON.stringify(value.code)}`);
};
