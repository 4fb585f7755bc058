/** One thing that a reading says, or should say: a field, a value to compare, and the words it rests on. */
export interface ScoredFact {
  readonly field: string;
  readonly value: string;
  readonly start?: number;
  readonly end?: number;
  /** Further places of the same fact: it is right where one of them is. */
  readonly also?: readonly { readonly start: number; readonly end: number }[];
  /** As the reading gives it; a truth is sure. */
  readonly confidence?: number;
  /** What is said further of it, by field: compared only where the fact itself is right. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
}

/** What scoring compares: the facts, and which fields are spoken of, where it is known. */
export interface FactSet {
  readonly facts: readonly ScoredFact[];
  /** What the truth does not list is not there. */
  readonly complete?: boolean;
  /** Fields of which the truth lists the main values only: what a reading has beside them is not counted as too much. */
  readonly mainOnly?: readonly string[];
}

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const objects = (value: unknown): readonly Json[] => list(value).filter(isObject);

export const string = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

export const field = (from: unknown, name: string): unknown => (isObject(from) ? from[name] : undefined);

/** A truth may give the words alone: they are the value. */
export const worded = (one: unknown): unknown =>
  isObject(one) && one.value === undefined ? { ...one, value: one.quote } : one;

export const flat = (value: string): string => value.replace(/\*\*/gu, '').replace(/\s+/gu, ' ').trim();

export const referenceValue = (reference: Json): string =>
  `${reference.type ?? ''} ${reference.state} ${reference.number}/${reference.year}`.trim();

export const figureValue = (value: unknown, qualifier: unknown): string => `${value} ${string(qualifier) ?? ''}`.trim();

export const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\([^)]*\)/gu, '')
    .replace(/^(?:the |un |united nations )+/u, '')
    .replace(/["“”«»'’]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

export const opening = (quote: string): string => (quote.match(/\p{L}+/gu) ?? []).slice(0, 8).join(' ').toLowerCase();

export const longest = (names: readonly string[]): string => [...names].sort((a, b) => b.length - a.length)[0] ?? '';

export const plain = (name: string, value: string | undefined): readonly ScoredFact[] =>
  value === undefined || value === '' ? [] : [{ field: name, value }];

export const placed = (name: string, value: string, place: Json): readonly ScoredFact[] => {
  if (value === '') return [];
  return typeof place.start === 'number' && typeof place.end === 'number'
    ? [{ field: name, value, start: place.start, end: place.end }]
    : [{ field: name, value }];
};

/** One fact for each passage; one without a place where there is none. */
export const spans = (name: string, value: string, from: unknown): readonly ScoredFact[] => {
  const passages = objects(field(from, 'passages'));
  return passages.length === 0 ? plain(name, value) : passages.flatMap((passage) => placed(name, value, passage));
};

/** One fact with all its places. */
export const atOnce = (name: string, value: string, from: unknown): readonly ScoredFact[] => {
  const [first, ...also] = spans(name, value, from);
  if (first === undefined) return [];
  return [
    {
      ...first,
      also: also.flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [{ start, end }])),
    },
  ];
};

export const read = (
  name: string,
  one: unknown,
  shown: (value: string) => string = (value) => value,
): readonly ScoredFact[] => {
  const value = field(one, 'value');
  const plainValue = typeof value === 'boolean' ? String(value) : string(value);
  const confidence = field(one, 'confidence');
  return plainValue === undefined
    ? []
    : spans(name, shown(plainValue), one)
        .slice(0, 1)
        .map((fact) => (typeof confidence === 'number' ? { ...fact, confidence } : fact));
};
