import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import type { DeedFace } from './deed.ts';

/** JSON Schema of a field, as far as words of a command line or a query are turned into values by it. */
interface FieldSchema {
  readonly type?: string;
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly default?: unknown;
}

export interface FieldFace {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly required: boolean;
}

/** The fields of a deed's input, read off its schema: for help, for the query of a URL, for flags. */
export const fieldsOf = (deed: DeedFace): readonly FieldFace[] => {
  const schema = z.toJSONSchema(deed.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, FieldSchema>;
    required?: string[];
  };
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    schema: field,
    required: schema.required?.includes(name) ?? false,
  }));
};

/**
 * Words into the input of a deed: `--limit 10` or `?limit=10` is a number where the schema says so, a repeated word a
 * list, an object JSON. What the words mean is decided by the schema alone; the kernel's door still checks the result.
 */
export const inputFromWords = (
  deed: DeedFace,
  words: ReadonlyMap<string, readonly string[]>,
): Record<string, unknown> => {
  const fields = fieldsOf(deed);
  const input: Record<string, unknown> = {};
  for (const [name, values] of words) {
    const field = fields.find((candidate) => candidate.name === name || kebab(candidate.name) === name);
    if (field === undefined) {
      const known = fields.map((candidate) => kebab(candidate.name)).join(', ');
      throw fault('input-invalid', `${deed.name} has no field "${name}"; it has: ${known || 'none'}`, { field: name });
    }
    input[field.name] = valueFrom(field.schema, values);
  }
  return input;
};

/** `nameToGovernment` as people type it: `name-to-government`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const valueFrom = (schema: FieldSchema, words: readonly string[]): unknown => {
  if (schema.type === 'array') return words.map((word) => single(schema.items ?? {}, word));
  return single(schema, words.at(-1) ?? '');
};

const single = (schema: FieldSchema, word: string): unknown => {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return word.trim() === '' || Number.isNaN(Number(word)) ? word : Number(word);
    case 'boolean':
      return word === '' || word === 'true' ? true : word === 'false' ? false : word;
    case 'object':
      return jsonOr(word);
    default:
      return schema.anyOf === undefined ? word : jsonOr(word);
  }
};

const jsonOr = (word: string): unknown => {
  try {
    return JSON.parse(word);
  } catch {
    return word;
  }
};
