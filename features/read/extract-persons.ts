import type { ReadPerson } from '@amparo/core/nouns/reading';
import type { Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, passagesIn, wordsIn } from './extract.ts';
import type { FoundPerson } from './extract-found-person.ts';
import { bareMentions } from './extract-name-bare.ts';
import { partsOfForm, understood } from './extract-name-parts.ts';
import { type NameMention, nameMentions } from './extract-names.ts';
import { groupedByPerson } from './extract-person-groups.ts';
import { roleByLine } from './extract-person-roles.ts';
import { isVictim } from './extract-victims.ts';

export const PERSON_RULE = 'person/3';

/** Persons with every surface form; which mentions are one person `groupedByPerson` says. */
export const personExtractor: Extractor<undefined, readonly FoundPerson[]> = {
  rule: PERSON_RULE,
  extract: (input) => {
    const { mentions, of } = nameMentions(input);
    const all = [...mentions, ...bareMentions(of, mentions)].sort((a, b) => a.start - b.start);
    return [...groupedByPerson(input.view.text, all)]
      .sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0))
      .map((places, index) => ({ places, person: personOf(input, places, `p${index + 1}`) }));
  },
};

/** A signature below the text says who signs, where the text before tells nothing else of them. */
const byLastLine = (input: ExtractInput, places: readonly NameMention[]): ReturnType<typeof roleByLine> => {
  const role = roleByLine(input, places);
  return role === 'signatory' ? undefined : role;
};

/** Words count, initials less. */
const fullness = (form: string): number =>
  form.split(/ |(?<=\p{L}\.)(?=\p{L})/u).reduce((sum, word) => sum + (/^\p{Lu}\.$/u.test(word) ? 0.1 : 1), 0);
const isNominative = (form: string): boolean =>
  understood(partsOfForm(form), undefined).some(({ nominative }) => nominative);

const personOf = (input: ExtractInput, places: readonly NameMention[], key: string): ReadPerson => {
  const forms = new Map<string, { form: string; honorific?: string; spans: Span[] }>();
  for (const place of places) {
    const known = forms.get(place.form) ?? { form: place.form, spans: [] };
    if (known.honorific === undefined && place.honorific !== undefined) known.honorific = place.honorific;
    known.spans.push(place);
    forms.set(place.form, known);
  }
  const fullest = [...forms.values()].sort(
    (a, b) =>
      fullness(b.form) - fullness(a.form) ||
      Number(isNominative(b.form)) - Number(isNominative(a.form)) ||
      (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0),
  )[0];
  const sexes = new Set(places.flatMap((place) => place.sex ?? []));
  const role = isVictim(input, places)
    ? 'victim'
    : (roleByLine(input, places.slice(0, 1)) ??
      byLastLine(input, places) ??
      places.find((place) => place.role !== undefined && place.role !== 'other')?.role ??
      places.find((place) => place.role !== undefined)?.role);
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
