/** Reads core/schema: YAML text in, a checked Schema out. Every fault of every file is told, not the first. */
import { parse } from 'yaml';
import { z } from 'zod';
import { AmparoError, type Fault } from '../ground/fault.ts';
import {
  type Kind,
  LANES,
  MARKS,
  type Property,
  type Schema,
  SENSITIVITIES,
  VALUE_TYPES,
  type Vocabulary,
} from './schema.ts';

export interface SchemaFile {
  readonly name: string;
  readonly text: string;
}

const words = z.strictObject({ en: z.string().min(1), be: z.string().min(1), ru: z.string().min(1) });
const valueType = z.enum(VALUE_TYPES);
const names = z.array(z.string().min(1)).nonempty();

const propertyFile = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]*$/, 'expected a name in camelCase'),
  type: z.union([valueType, z.array(valueType).nonempty()]),
  vocabulary: z.string().optional(),
  of: names.optional(),
  fields: names.optional(),
  many: z.boolean().default(false),
  label: words,
  note: z.string().optional(),
  esf: z.string().optional(),
  ftm: z
    .string()
    .regex(/^[A-Z][A-Za-z]+:[A-Za-z]+$/, 'expected Schema:property')
    .optional(),
  sensitive: z.enum(SENSITIVITIES).optional(),
});

const kindFile = z.strictObject({
  kind: z.string().regex(/^[A-Z][A-Za-z]*$/, 'expected a name in PascalCase'),
  label: words,
  plural: words,
  description: words,
  mark: z.enum(MARKS),
  lane: z.enum(LANES).optional(),
  esf: z.string().optional(),
  ftm: z.string().optional(),
  person: z.string().optional(),
  begin: z.string().optional(),
  end: z.string().optional(),
  headline: names,
  properties: z.array(propertyFile).nonempty(),
});

const vocabularyFile = z.strictObject({
  vocabulary: z.string().regex(/^[a-z][a-z-]*$/, 'expected a name in kebab-case'),
  mt: z.number().int().min(1).max(69).optional(),
  label: words,
  terms: z.array(z.strictObject({ code: z.string().min(1), label: words, mt: z.string().optional() })).nonempty(),
});

type Told = (file: string, place: string, message: string) => void;

/**
 * Reads the files of core/schema and core/schema/vocabularies. `more` are vocabularies that live elsewhere
 * (mandates, States and violation types of core/law). Throws one AmparoError that lists every fault:
 * text that is no YAML, an unknown type, a label missing in a language, a vocabulary or kind that does not exist,
 * a name given twice.
 */
export const readSchema = (files: readonly SchemaFile[], more: readonly Vocabulary[] = []): Schema => {
  const faults: Fault[] = [];
  const tell: Told = (file, place, message) => {
    faults.push({ code: 'input-invalid', message, field: place === '' ? file : `${file}: ${place}` });
  };
  const kinds: Record<string, Kind> = {};
  const vocabularies: Record<string, Vocabulary> = Object.fromEntries(more.map((one) => [one.name, one]));
  const fileOf = new Map<string, string>();
  for (const file of files) {
    const content = parsed(file, tell);
    if (content === undefined) continue;
    const isVocabulary = typeof content === 'object' && content !== null && 'vocabulary' in content;
    if (isVocabulary) addVocabulary(file.name, content, vocabularies, tell);
    else addKind(file.name, content, kinds, fileOf, tell);
  }
  for (const kind of Object.values(kinds))
    checkReferences(kind, kinds, vocabularies, fileOf.get(kind.name) ?? '', tell);
  if (faults.length > 0) throw new AmparoError(faults);
  return { kinds, vocabularies };
};

const parsed = (file: SchemaFile, tell: Told): unknown => {
  try {
    return parse(file.text, { maxAliasCount: 0 }) ?? {};
  } catch (error) {
    tell(file.name, '', `expected YAML, got: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return undefined;
  }
};

const checked = <T>(shape: z.ZodType<T>, content: unknown, file: string, tell: Told): T | undefined => {
  const result = shape.safeParse(content);
  if (result.success) return result.data;
  for (const issue of result.error.issues) tell(file, issue.path.join('.'), issue.message);
  return undefined;
};

const addVocabulary = (file: string, content: unknown, into: Record<string, Vocabulary>, tell: Told): void => {
  const read = checked(vocabularyFile, content, file, tell);
  if (!read) return;
  const { vocabulary: name, ...rest } = read;
  if (Object.hasOwn(into, name)) tell(file, 'vocabulary', `the vocabulary ${name} is given twice`);
  tellDuplicates(
    rest.terms.map(({ code }) => code),
    file,
    'terms',
    tell,
  );
  into[name] = withoutUndefined({ name, ...rest }) as Vocabulary;
};

const addKind = (
  file: string,
  content: unknown,
  into: Record<string, Kind>,
  fileOf: Map<string, string>,
  tell: Told,
): void => {
  const read = checked(kindFile, content, file, tell);
  if (!read) return;
  const { kind: name, properties, ...rest } = read;
  if (Object.hasOwn(into, name)) tell(file, 'kind', `the kind ${name} is given twice`);
  tellDuplicates(
    properties.map((one) => one.name),
    file,
    'properties',
    tell,
  );
  fileOf.set(name, file);
  into[name] = withoutUndefined({
    name,
    ...rest,
    properties: properties.map(({ type, ...one }) =>
      withoutUndefined({ id: `${name}.${one.name}`, kind: name, types: [type].flat(), ...one }),
    ),
  }) as Kind;
};

/** YAML leaves absent keys out; zod puts `undefined` there, which is another thing under exact optional types. */
const withoutUndefined = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const tellDuplicates = (given: readonly string[], file: string, place: string, tell: Told): void => {
  for (const name of new Set(given.filter((one, index) => given.indexOf(one) !== index))) {
    tell(file, place, `${name} is given twice`);
  }
};

const checkReferences = (
  kind: Kind,
  kinds: Readonly<Record<string, Kind>>,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  file: string,
  tell: Told,
): void => {
  const named = new Map(kind.properties.map((one) => [one.name, one]));
  for (const role of ['person', 'begin', 'end'] as const) {
    const name = kind[role];
    if (name !== undefined && !named.has(name)) tell(file, role, `expected a property of ${kind.name}, got ${name}`);
  }
  for (const name of kind.headline.filter((one) => !named.has(one))) {
    tell(file, 'headline', `expected a property of ${kind.name}, got ${name}`);
  }
  for (const one of kind.properties)
    checkProperty(one, kinds, vocabularies, (message) => tell(file, one.name, message));
};

const checkProperty = (
  property: Property,
  kinds: Readonly<Record<string, Kind>>,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  tell: (message: string) => void,
): void => {
  const { types, vocabulary, of, fields } = property;
  if (types.includes('term') !== (vocabulary !== undefined))
    tell('a term needs a vocabulary, and nothing else has one');
  if (types.includes('mention') !== (of !== undefined))
    tell('a mention needs "of" (its kinds), and nothing else has it');
  if (types.includes('record') !== (fields !== undefined)) tell('a record needs "fields", and nothing else has them');
  if (vocabulary !== undefined && !Object.hasOwn(vocabularies, vocabulary))
    tell(`no vocabulary is called ${vocabulary}`);
  for (const name of of ?? []) if (!Object.hasOwn(kinds, name)) tell(`no kind is called ${name}`);
};
