import type { ExtractInput } from './extract.ts';
import { areListed, type FocusPlaces, personsOf } from './extract-focus-places.ts';
import type { FoundPerson } from './extract-found-person.ts';
import { KIN_WORDS } from './extract-name-contexts.ts';
import type { Sentence } from './extract-sentences.ts';

/** Of a pair may be a husband or a sister; not who only speaks of it. */
const NEVER_OF_PAIR: ReadonlySet<string> = new Set(['child', 'author', 'speaker', 'counsel', 'witness']);
/** "Both", "the couple" may stand some paragraphs behind the two. */
export const PAIR_PARAGRAPHS = 3;

/** "They" of more is a crowd. */
const MOST = 5;

const KIN_PAIR =
  /(?<!\p{L})(?:couple|spouses|siblings|brothers|sisters|époux|frères|sœurs|супруг(?:ов|и|ам)|братьев|братья|мужа? [иі] жон\p{L}+|братоў|браты|подружжя|esposos|hermanos|hermanas)(?!\p{L})/iu;
const ALL_OF_THEM = /(?<!\p{L})(?:all|все|всех|усе|усіх|tous|toutes|todos|всі)(?!\p{L})/iu;
/** Words that say there are two. */
const TWO =
  /(?<!\p{L})(?:both|the two|either|neither|the (?:couple|pair|siblings)|tous (?:les )?deux|les deux|l'un ni l'autre|amb[oa]s|оба|обоих|обоим|обе|обеих|обеим|абодва|абодвух|абодвум|абедзве|абедзвюх|обидва|обидві|обох)(?!\p{L})/iu;
/** "their mother": kin of the two, and none of them. */
const KIN_OF_BOTH = new RegExp(
  `(?<!\\p{L})(?:their|leurs?|sus|(?:их|іх|їх|їхня)) (?:[\\p{Ll}-]+ )?(?:${KIN_WORDS}),? (?:(?:Mr|Ms|Mrs|Mme|M|Sra|Sr)\\.? )?$|(?<!\\p{L})(?:${KIN_WORDS}) of the (?:pair|couple|two|siblings|brothers|sisters),? $`,
  'iu',
);

/**
 * The two, or all, whom words like "both", "they", "le couple" take up: joined in one sentence before, or told of one
 * after the other. In a letter they are of its alleged victims.
 */
export const pairsOf = (
  input: ExtractInput,
  persons: readonly FoundPerson[],
  places: FocusPlaces,
  sentencesBefore: (sentence: Sentence, paragraphs: number) => Iterable<Sentence>,
): ((sentence: Sentence, words?: string) => readonly FoundPerson[]) => {
  const text = input.view.text;
  const victims = persons.filter(({ person }) => person.role === 'victim');
  const ofBoth = new Set(
    persons.filter(({ places: own }) =>
      own.some(({ start }) => KIN_OF_BOTH.test(text.slice(Math.max(0, start - 40), start))),
    ),
  );
  /** A couple, siblings: the only two who share a surname; nobody where that is not so. */
  const kin = kinOf(
    persons.filter((found) => !places.isAside(found) && found.person.role !== 'child' && !ofBoth.has(found)),
  );
  return (sentence, words = '') => {
    if (KIN_PAIR.test(words) && kin.length === 2) return kin;
    if (TWO.test(words) && input.letter !== undefined && victims.length === 2) return victims;
    const isAll = ALL_OF_THEM.test(words);
    const most = isAll ? 6 : 3;
    const found: FoundPerson[] = [];
    for (const candidate of sentencesBefore(sentence, PAIR_PARAGRAPHS)) {
      const everybody = places.within(candidate).filter(({ found: one }) => !places.isAside(one) && !ofBoth.has(one));
      const free = everybody.filter(({ found: { person } }) => !NEVER_OF_PAIR.has(person.role ?? ''));
      // Lawyers who are told of as the ones concerned are a pair too.
      const all = free.length < 2 && areListed(text, everybody) ? everybody : free;
      const every = [
        ...new Set([...(KIN_PAIR.test(candidate.text) && kin.length === 2 ? kin : []), ...personsOf(all)]),
      ];
      const named = every.filter((one) => victims.includes(one));
      const own = input.letter !== undefined && victims.length > 1 ? named : every;
      if (isAll && own.length === 2 && victims.length > 2) continue;
      if (own.length >= 2 && found.length === 0) return own.length <= most ? own : [];
      for (const one of own) if (!found.includes(one)) found.push(one);
      if (found.length >= 2)
        return found.length === 2 || (input.letter !== undefined && !TWO.test(words) && found.length <= MOST)
          ? found
          : [];
    }
    return victims.length >= 2 && victims.length <= MOST ? victims : [];
  };
};

/** The two persons who alone share a surname, by its first letters, so that cases and sexes agree. */
const kinOf = (persons: readonly FoundPerson[]): readonly FoundPerson[] => {
  const byName = Map.groupBy(
    persons.filter(({ person }) => person.name.includes(' ')),
    ({ person }) => (person.name.split(' ').at(-1) ?? '').slice(0, 5).toLowerCase(),
  );
  const pairs = [...byName].filter(([name, own]) => name.length > 3 && own.length === 2);
  return pairs.length === 1 ? (pairs[0]?.[1] ?? []) : [];
};
