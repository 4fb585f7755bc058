import type { ReadPerson } from '@amparo/core/nouns/reading';
import type { Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, passagesIn, wordsIn } from './extract.ts';
import { type NameMention, nameMentions } from './extract-names.ts';

/** A person with the places where they stand in the view, for the extractors that follow. */
export interface FoundPerson {
  readonly person: ReadPerson;
  readonly places: readonly NameMention[];
}

export const PERSON_RULE = 'person/1';

/**
 * Persons with every surface form. One entry is: the same full form; and a surname alone whose honorific agrees and
 * which fits exactly one full form named before it (failing that, in the text). Another spelling is another person.
 */
export const personExtractor: Extractor<undefined, readonly FoundPerson[]> = {
  rule: PERSON_RULE,
  extract: (input) => {
    const mentions = withBareForms(input, nameMentions(input));
    const groups = grouped(mentions);
    return groups
      .sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0))
      .map((places, index) => ({ places, person: personOf(input, places, `p${index + 1}`) }));
  },
};

const isFull = (form: string): boolean => form.split(' ').length > 1;
const surnamesOf = (full: string): readonly string[] => {
  const tokens = full.split(' ');
  return [...new Set([tokens.at(-1) ?? full, ...(/^\p{Lu}{3,}$/u.test(tokens[0] ?? '') ? [tokens[0] as string] : [])])];
};

/** Further places of the full forms as they stand; and of surnames, where the full form too stands without honorific. */
const withBareForms = (input: ExtractInput, mentions: readonly NameMention[]): readonly NameMention[] => {
  const text = input.view.text;
  const taken = new Uint8Array(text.length + 1);
  for (const mention of mentions) taken.fill(1, mention.start, mention.end);
  const found = [...mentions];
  const addAll = (form: string, confidence: number): void => {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      const whole = !/[\p{L}\p{M}-]/u.test(text[at - 1] ?? '') && !/[\p{L}\p{M}]/u.test(text[at + form.length] ?? '');
      if (!whole || taken[at] === 1 || taken[at + form.length - 1] === 1) continue;
      taken.fill(1, at, at + form.length);
      found.push({ start: at, end: at + form.length, form, confidence });
    }
  };
  const full = [
    ...new Set(
      mentions.filter((mention) => isFull(mention.form) && mention.withheld !== true).map((mention) => mention.form),
    ),
  ];
  for (const form of full) addAll(form, 0.85);
  const bare = full.filter((form) => found.some((mention) => mention.form === form && mention.honorific === undefined));
  for (const form of bare) {
    for (const surname of surnamesOf(form)) {
      const shared = full.filter((other) => surnamesOf(other).includes(surname));
      if (shared.length === 1 && surname.length > 2) addAll(surname, 0.75);
    }
  }
  found.push(...inOtherCases(text, bare, taken));
  return found.sort((a, b) => a.start - b.start);
};

const CASE_END = /(?:ого|ому|ыми?|ими?|ый|ий|ой|ая|ую|ою|ай|аю|ым|ам|ом|ем|ы|і|а|у|ю|я|е|о|ь)$/u;
/** Shorter stems fit other words. */
const STEM = 4;

/** Cyrillic surnames change with the sentence (`Брусницкого`): the same spelling in another case, where one person fits. */
const inOtherCases = (text: string, full: readonly string[], taken: Uint8Array): readonly NameMention[] => {
  const stems = Map.groupBy(
    full.flatMap((form) => {
      const stem = /^\p{Script=Cyrillic}+$/u.test(form.split(' ').at(-1) ?? '')
        ? stemOf(form.split(' ').at(-1) ?? '')
        : '';
      return stem.length < STEM ? [] : [{ form, stem }];
    }),
    ({ stem }) => stem,
  );
  if (stems.size === 0) return [];
  return [...text.matchAll(/(?<![\p{L}\p{M}-])\p{Lu}\p{Script=Cyrillic}{3,24}(?![\p{L}\p{M}-])/gu)].flatMap((match) => {
    const fitting = stems.get(stemOf(match[0])) ?? [];
    const only = fitting.length === 1 ? fitting[0] : undefined;
    if (only === undefined || taken[match.index] === 1) return [];
    return [
      { start: match.index, end: match.index + match[0].length, form: match[0], of: only.form, confidence: 0.65 },
    ];
  });
};

const stemOf = (surname: string): string => surname.replace(CASE_END, '');

const grouped = (mentions: readonly NameMention[]): NameMention[][] => {
  const groups = new Map<string, NameMention[]>();
  const put = (key: string, mention: NameMention): void => {
    const group = groups.get(key) ?? [];
    group.push(mention);
    groups.set(key, group);
  };
  const bySurname = fullForms(mentions);
  for (const mention of mentions) {
    const full = isFull(mention.form) && mention.withheld !== true;
    const fitting = full || mention.withheld === true ? undefined : (mention.of ?? fittingForm(mention, bySurname));
    put(full ? mention.form : (fitting ?? `${titleOf(mention)} ${mention.form}`), mention);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.start - b.start));
};

interface FullForm {
  readonly form: string;
  readonly firstAt: number;
  readonly titles: ReadonlySet<string>;
  /** It stands somewhere without honorific. */
  readonly bare: boolean;
}

const fullForms = (mentions: readonly NameMention[]): ReadonlyMap<string, readonly FullForm[]> => {
  const byForm = Map.groupBy(
    mentions.filter((mention) => isFull(mention.form) && mention.withheld !== true),
    (mention) => mention.form,
  );
  const forms = [...byForm].map(([form, places]) => ({
    form,
    firstAt: places[0]?.start ?? 0,
    titles: new Set(places.map(titleOf).filter((title) => title !== '')),
    bare: places.some((place) => place.honorific === undefined),
  }));
  const bySurname = new Map<string, FullForm[]>();
  for (const full of forms) {
    for (const surname of surnamesOf(full.form)) bySurname.set(surname, [...(bySurname.get(surname) ?? []), full]);
  }
  return bySurname;
};

/** The one full form that a surname alone can mean: those named before it first, then those of the whole text. */
const fittingForm = (mention: NameMention, bySurname: ReadonlyMap<string, readonly FullForm[]>): string | undefined => {
  const title = titleOf(mention);
  const fitting = (bySurname.get(mention.form) ?? []).filter((full) =>
    title === '' ? full.bare : full.titles.size === 0 || full.titles.has(title),
  );
  const before = fitting.filter((full) => full.firstAt < mention.start);
  const candidates = before.length > 0 ? before : fitting;
  return candidates.length === 1 ? candidates[0]?.form : undefined;
};

const titleOf = (mention: NameMention): string => (mention.honorific ?? '').replace(/\.$/u, '');

const personOf = (input: ExtractInput, places: readonly NameMention[], key: string): ReadPerson => {
  const forms = new Map<string, { form: string; honorific?: string; spans: Span[] }>();
  for (const place of places) {
    const known = forms.get(place.form) ?? { form: place.form, spans: [] };
    if (known.honorific === undefined && place.honorific !== undefined) known.honorific = place.honorific;
    known.spans.push(place);
    forms.set(place.form, known);
  }
  const fullest = [...forms.values()].sort(
    (a, b) => b.form.split(' ').length - a.form.split(' ').length || b.form.length - a.form.length,
  )[0];
  const sexes = new Set(places.flatMap((place) => place.sex ?? []));
  const role = isVictim(input, places)
    ? 'victim'
    : places.find((place) => place.role !== undefined && place.role !== 'other')?.role;
  const withheld = places[0]?.withheld === true;
  const shown = (one: { readonly form: string; readonly spans: readonly Span[] } | undefined): string =>
    one?.spans[0] === undefined ? (one?.form ?? '') : wordsIn(input, one.spans[0]);
  return {
    name: withheld ? `${places[0]?.honorific ?? ''} ${fullest?.form ?? ''}`.trim() : shown(fullest),
    key,
    ...(withheld ? { unnamed: 'withheld' as const } : {}),
    forms: [...forms.values()].map(({ honorific, spans, form }) => ({
      form: shown({ form, spans }),
      ...(honorific === undefined ? {} : { honorific }),
      passages: passagesIn(input, spans),
    })),
    ...(role === undefined ? {} : { role }),
    ...(sexes.size === 1 ? { sex: [...sexes][0] as 'female' | 'male' } : {}),
  };
};

/** Alleged victims of a letter: those its subject names, and those whose case a heading of the facts announces. */
const isVictim = (input: ExtractInput, places: readonly NameMention[]): boolean => {
  const letter = input.letter;
  if (letter === undefined) return false;
  const subject = letter.subject;
  const inSubject =
    subject !== undefined && places.some((place) => place.start >= subject.start && place.end <= subject.end);
  const underHeading = places.some((place) => {
    const lineStart = input.view.text.lastIndexOf('\n', place.start) + 1;
    return /^(?:The case of|Case of|Le cas de|La situation de|El caso de|Caso de) /iu.test(
      input.view.text.slice(lineStart, place.start),
    );
  });
  return (inSubject && !isBystander(input, places)) || underHeading;
};

/** Named in the subject only as somebody's relative or counsel. */
const isBystander = (_input: ExtractInput, places: readonly NameMention[]): boolean =>
  places.some(
    (place) =>
      place.role === 'relative' || place.role === 'judge' || place.role === 'prosecutor' || place.role === 'official',
  );
