import { fault } from '@amparo/core/ground/fault';

/**
 * Truths in which a person writes the words, not the offsets (`amparo-truth/1`, docs/formats/reading.md): every object
 * with a `quote` gets the passages of that quote, and every form of a name all its places. Answers the document in the
 * shape of a reading. Throws `input-invalid` with every quote that the text does not hold.
 */
export const placeTruth = (document: Json, text: string): Json => {
  const faults: string[] = [];
  const forms = claimForms(document, text, faults);
  const placed = walk(document, text, forms, faults);
  if (faults.length > 0)
    throw fault('input-invalid', `${String(document.file)}: ${faults.join('; ')}`, { field: 'score' });
  return placed as Json;
};

type Json = Readonly<Record<string, unknown>>;
interface Place {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const walk = (
  value: unknown,
  text: string,
  forms: ReadonlyMap<unknown, readonly Place[]>,
  faults: string[],
): unknown => {
  if (Array.isArray(value)) return value.map((one) => walk(one, text, forms, faults));
  if (!isObject(value)) return value;
  const walked = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, text, forms, faults)]));
  if (Array.isArray(value.forms)) {
    walked.forms = value.forms.map((form) => ({ form: formOf(form), passages: forms.get(form) ?? [] }));
  }
  if (typeof value.quote !== 'string' || 'passages' in value || 'start' in value) return walked;
  const place = placesOf(text, value.quote)[(typeof value.nth === 'number' ? value.nth : 1) - 1];
  if (place === undefined) faults.push(`expected the words "${value.quote}", got no such place`);
  return { ...walked, passages: place === undefined ? [] : [place] };
};

const placesOf = (text: string, words: string): Place[] => {
  const found: Place[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    found.push({ start: at, end: at + words.length, quote: words });
  }
  return found;
};

const formOf = (form: unknown): string => (isObject(form) ? String(form.form) : String(form));

const LETTER = /[\p{L}\p{N}]/u;
const standsAlone = (text: string, { start, end }: Place): boolean =>
  !LETTER.test(text[start - 1] ?? ' ') && !LETTER.test(text[end] ?? ' ');

/**
 * The places of all forms of all persons, so that no place is told twice: those told by number first, then longer forms.
 * Keyed by the form as it stands in the truth.
 */
const claimForms = (document: Json, text: string, faults: string[]): ReadonlyMap<unknown, readonly Place[]> => {
  const persons = (Array.isArray(document.persons) ? document.persons : []).filter(isObject);
  const wanted = persons
    .flatMap((person) => (Array.isArray(person.forms) ? person.forms : []))
    .sort(
      (a, b) =>
        Number(numbersOf(b) !== undefined) - Number(numbersOf(a) !== undefined) || formOf(b).length - formOf(a).length,
    );
  const taken: Place[] = [];
  const answer = new Map<unknown, readonly Place[]>();
  for (const form of wanted) {
    const numbers = numbersOf(form);
    const places = placesOf(text, formOf(form))
      .filter((place) => standsAlone(text, place))
      .filter((_, at) => numbers === undefined || numbers.includes(at + 1))
      .filter((place) => !taken.some((other) => place.start < other.end && other.start < place.end));
    if (places.length === 0) faults.push(`expected the form "${formOf(form)}", got no such place that is free`);
    taken.push(...places);
    answer.set(form, places);
  }
  return answer;
};

const numbersOf = (form: unknown): readonly unknown[] | undefined => {
  if (!isObject(form) || form.nth === undefined) return undefined;
  return Array.isArray(form.nth) ? form.nth : [form.nth];
};
