/** A place in a document: with offsets (UTF-16 code units) where the file is plain text, else the quote alone. */
export interface TruthPassage {
  readonly start?: number;
  readonly end?: number;
  readonly quote: string;
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A form of a name; `within` narrows it to the occurrence inside a longer quote. */
export type FormSource = string | { readonly form: string; readonly within: string };

const LETTER = /[\p{L}\p{N}]/u;

const standsAlone = (text: string, { start, end }: Place): boolean =>
  !LETTER.test(text[start - 1] ?? ' ') && !LETTER.test(text[end] ?? ' ');

const occurrences = (text: string, words: string): Place[] => {
  const found: Place[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    found.push({ start: at, end: at + words.length });
  }
  return found;
};

/** The first place of a quote; throws when the document does not say it. */
export const placeOf = (text: string, quote: string, where: string): Place => {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`${where}: expected the quote "${quote}", got no such place`);
  return { start, end: start + quote.length };
};

/** Finds all places of the forms of several people at once, longer forms first, so that no place is told twice. */
export const claimForms = (
  text: string,
  people: readonly { readonly person: string; readonly forms: readonly FormSource[] }[],
  where: string,
): ReadonlyMap<string, ReadonlyMap<string, readonly Place[]>> => {
  const wanted = people
    .flatMap(({ person, forms }) => forms.map((form) => ({ person, form })))
    .sort((a, b) => {
      const narrow = Number(typeof b.form !== 'string') - Number(typeof a.form !== 'string');
      return narrow || wordsOf(b.form).length - wordsOf(a.form).length;
    });
  const taken: Place[] = [];
  const answer = new Map<string, Map<string, Place[]>>();
  for (const { person, form } of wanted) {
    const words = wordsOf(form);
    const room = typeof form === 'string' ? { start: 0, end: text.length } : placeOf(text, form.within, where);
    const places = occurrences(text, words).filter(
      (place) =>
        place.start >= room.start &&
        place.end <= room.end &&
        standsAlone(text, place) &&
        !taken.some((other) => place.start < other.end && other.start < place.end),
    );
    if (places.length === 0) throw new Error(`${where}: expected the form "${words}", got no such place`);
    taken.push(...places);
    const forms = answer.get(person) ?? new Map<string, Place[]>();
    forms.set(
      words,
      [...(forms.get(words) ?? []), ...places].sort((a, b) => a.start - b.start),
    );
    answer.set(person, forms);
  }
  return answer;
};

const wordsOf = (form: FormSource): string => (typeof form === 'string' ? form : form.form);

/** Places where a word begins with one of the stems and no claimed place covers it: a name that the truth forgot. */
export const forgotten = (text: string, stems: readonly string[], claimed: readonly Place[]): readonly string[] =>
  stems.flatMap((stem) =>
    occurrences(text, stem)
      .filter(({ start }) => !LETTER.test(text[start - 1] ?? ' '))
      .filter(({ start }) => !claimed.some((place) => place.start <= start && start < place.end))
      .map(({ start }) => text.slice(Math.max(0, start - 30), start + 40)),
  );
