import { ITEM_PROBLEMS, type ItemProblem } from '@amparo/core/nouns/item';

/** Ends the parsing of an answer from anywhere below. */
export class NotAnAnswer extends Error {}

/** What `parse` makes of an answer of a process, or null where the answer is not what it must be. */
export const answerOrNull = <Answer>(parse: () => Answer): Answer | null => {
  try {
    return parse();
  } catch (cause) {
    if (cause instanceof NotAnAnswer) return null;
    throw cause;
  }
};

export type Fields = Readonly<Record<string, unknown>>;

export const record = (value: unknown): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotAnAnswer();
  return value as Fields;
};

export const string = (value: unknown): string => {
  if (typeof value !== 'string') throw new NotAnAnswer();
  return value;
};

export const natural = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new NotAnAnswer();
  return value;
};

export const problemOf = (value: unknown): ItemProblem => {
  const fields = record(value);
  const code = ITEM_PROBLEMS.find((known) => known === fields.code);
  if (code === undefined) throw new NotAnAnswer();
  return { code, message: string(fields.message).slice(0, 2000) };
};
