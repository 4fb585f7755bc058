/**
 * The domain model: kinds of record with their properties, and vocabularies of terms. It is data a lawyer can read
 * (core/schema/*.yaml); this file says what that data may hold. All of it is plain JSON, so a page can be given it whole.
 */
import { fault } from '../ground/fault.ts';
import type { Words } from '../ground/locale.ts';

/** The kinds of value a claim can have (`ClaimValue` of nouns/claim.ts). */
export const VALUE_TYPES = ['text', 'number', 'time', 'term', 'mention', 'record'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** The lanes in which a person's dated life is drawn, in their order on the page. */
export const LANES = ['detention', 'charges', 'contact', 'health', 'documents', 'expulsion', 'family'] as const;
export type Lane = (typeof LANES)[number];

/** The colours in which passages are marked in the reader. */
export const MARKS = ['person', 'time', 'law', 'figure', 'place'] as const;
export type Mark = (typeof MARKS)[number];

/** Why a property asks for a stricter policy: it tells of a child, of health, or gives a person's identity away. */
export const SENSITIVITIES = ['child', 'health', 'identity'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

export interface Property {
  /** `Kind.name`, as claims carry it: `DetentionEpisode.begin`. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Accepted kinds of value, the preferred one first: a facility is a mention, or text while nobody made it one. */
  readonly types: readonly ValueType[];
  /** The vocabulary of a `term`. */
  readonly vocabulary?: string;
  /** The kinds that a `mention` may be of. */
  readonly of?: readonly string[];
  /** The names that a `record` may hold. */
  readonly fields?: readonly string[];
  /** True when several values stand beside each other without contradiction. */
  readonly many: boolean;
  readonly label: Words;
  readonly note?: string;
  /** Field number of the Events Standard Formats. */
  readonly esf?: string;
  /** `Schema:property` of FollowTheMoney 3.8. */
  readonly ftm?: string;
  readonly sensitive?: Sensitivity;
}

export interface Kind {
  readonly name: string;
  readonly label: Words;
  readonly plural: Words;
  readonly description: Words;
  readonly mark: Mark;
  readonly lane?: Lane;
  /** Entity number of the Events Standard Formats. */
  readonly esf?: string;
  /** Schema of FollowTheMoney; absent where nothing there fits and the kind is not exported. */
  readonly ftm?: string;
  /** Names of the properties that hold the person, the begin and the end. */
  readonly person?: string;
  readonly begin?: string;
  readonly end?: string;
  /** Properties that head a card, tried in order. */
  readonly headline: readonly string[];
  readonly properties: readonly Property[];
}

export interface Term {
  readonly code: string;
  readonly label: Words;
  /** Code of the micro-thesaurus' own term, where known. */
  readonly mt?: string;
}

export interface Vocabulary {
  readonly name: string;
  readonly label: Words;
  /** Number of the HURIDOCS micro-thesaurus that the vocabulary maps to. */
  readonly mt?: number;
  readonly terms: readonly Term[];
}

export interface Schema {
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export const findKind = (schema: Schema, name: string): Kind | undefined => own(schema.kinds, name);

export const findVocabulary = (schema: Schema, name: string): Vocabulary | undefined => own(schema.vocabularies, name);

/** The property with this id (`Person.name`), or undefined. */
export const findProperty = (schema: Schema, id: string): Property | undefined => {
  const [kind = '', name = ''] = id.split('.', 2);
  return findKind(schema, kind)?.properties.find((candidate) => candidate.name === name && candidate.id === id);
};

export const findTerm = (schema: Schema, vocabulary: string, code: string): Term | undefined =>
  findVocabulary(schema, vocabulary)?.terms.find((candidate) => candidate.code === code);

/** The kind of this name. Throws `input-invalid`, naming the kinds there are. */
export const kind = (schema: Schema, name: string): Kind => {
  const found = findKind(schema, name);
  if (found) return found;
  const known = Object.keys(schema.kinds).join(', ');
  throw fault('input-invalid', `expected a kind of the schema (${known}), got ${JSON.stringify(name)}`);
};

/** The property of this id. Throws `input-invalid`, naming the properties its kind has. */
export const property = (schema: Schema, id: string): Property => {
  const found = findProperty(schema, id);
  if (found) return found;
  const ofKind = kind(schema, id.split('.', 2)[0] ?? '');
  const known = ofKind.properties.map(({ name }) => name).join(', ');
  throw fault('input-invalid', `expected a property of ${ofKind.name} (${known}), got ${JSON.stringify(id)}`, {
    field: 'property',
  });
};

/** The label of a term in all languages; the code itself where the vocabulary does not have it. */
export const termLabel = (schema: Schema, vocabulary: string, code: string): Words =>
  findTerm(schema, vocabulary, code)?.label ?? { en: code, be: code, ru: code };

/** The kinds drawn in a lane of the dated life. */
export const kindsOfLane = (schema: Schema, lane: Lane): readonly Kind[] =>
  Object.values(schema.kinds).filter((candidate) => candidate.lane === lane);
