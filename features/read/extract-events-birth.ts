import type { Span } from '@amparo/un-letters';
import { type ExtractInput, passagesIn } from './extract.ts';
import { details, type EventDraft } from './extract-event-draft.ts';
import { isTold } from './extract-event-mood.ts';
import type { Telling } from './extract-event-telling.ts';
import type { FoundPerson } from './extract-found-person.ts';

/** A birth that is told ("was born", "gave birth"); "a child born in May" says only who the child is. */
const BORN =
  /(?<!\p{L})(?:(?:was|were|est|sont|fue|nació|naquit|had been) (?:\p{L}+ )?(?:born|née?s?)|nació|naquit|gave birth|given birth|accouch|donné naissance|dio a luz|родил(?:ся|ась|ись|а)|нарадзі(?:ўся|лася|ліся|ла)|народи(?:вся|лася|ла))/iu;

/** Births that the words around a date of birth tell. */
export const datedBirths = (persons: readonly FoundPerson[], input: ExtractInput): EventDraft[] =>
  persons.flatMap(({ person, places }) => {
    const passage = person.born?.passages[0];
    if (person.born === undefined || passage === undefined) return [];
    const told = input.text.slice(Math.max(0, passage.start - 40), passage.end);
    if (!BORN.test(told)) return [];
    return [
      {
        kind: 'Birth',
        at: places[0]?.start ?? 0,
        persons: [person.key],
        happenedOn: person.born.value,
        details: {},
        passages: person.born.passages,
        confidence: person.born.confidence,
      },
    ];
  });

/** The mother is told of: the child stands behind, here or in the next sentence. */
const BORE =
  /(?<!\p{L})(?:gave birth|given birth|accouché|donné naissance|dio a luz|родила(?!сь)|нарадзіла(?!ся)|народила(?!ся))(?!\p{L})/giu;
const WAS_BORN =
  /(?<!\p{L})(?:was born|were born|est née?|naquit|nació|родил(?:ся|ась|ись)|нарадзі(?:ўся|лася|ліся)|народи(?:вся|лася|лися))(?!\p{L})/giu;
const PRONOUN = /(?<!\p{L})(?:he|she|il|elle|él|ella|он|она|ён|яна|він|вона) $/iu;
const REACH = 90;
/** How far into the next sentences the child of a birth may be named. */
const NEXT = 260;

/** Births that a sentence tells, of the child; the time is the sentence's, if it has one. */
export const toldBirths = (telling: Telling, persons: readonly FoundPerson[]): EventDraft[] => {
  const { input, sentence, focus, times } = telling;
  if (!BORN.test(sentence.text)) return [];
  const near = (from: number, to: number, isChild: boolean): readonly FoundPerson[] => {
    const found = persons
      .filter(
        ({ person }) =>
          !isChild || person.role === 'child' || person.childOf !== undefined || person.unnamed !== undefined,
      )
      .flatMap((one) => one.places.map((place) => ({ one, place })))
      .filter(({ place }) => place.start >= from && place.end <= to)
      .sort((a, b) => a.place.start - b.place.start)[0];
    return found === undefined ? [] : [found.one];
  };
  const draft = (at: Span, child: readonly FoundPerson[]): EventDraft[] => {
    const first = child[0];
    if (first === undefined) return [];
    const time = times.find((one) => one.lead === 'at' && one.edtf !== undefined);
    const edtf = first.person.born?.value ?? time?.edtf;
    const start = Math.min(at.start, time?.start ?? at.start);
    return [
      {
        kind: 'Birth',
        at: at.start,
        persons: [first.person.key],
        ...(edtf === undefined ? {} : { happenedOn: edtf }),
        details: details({ timeAsSaid: edtf === undefined ? time?.said : undefined }),
        passages: passagesIn(input, [{ start, end: Math.max(at.end, time?.end ?? at.end) }]),
        confidence: edtf === undefined ? 0.5 : 0.7,
      },
    ];
  };
  const told = (pattern: RegExp): readonly Span[] =>
    [...sentence.text.matchAll(pattern)]
      .filter((match) => isTold(sentence.text.slice(0, match.index), ''))
      .map((match) => ({ start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }));
  return [
    ...told(BORE).flatMap((at) => {
      const here = near(at.end, sentence.end, true);
      return draft(at, here.length > 0 ? here : near(sentence.end, sentence.end + NEXT, true));
    }),
    ...told(WAS_BORN).flatMap((at) => {
      const behind = near(at.end, Math.min(sentence.end, at.end + REACH), false);
      const isDirect = behind[0]?.places.some((place) =>
        /^,? ?(?:\p{Ll}+,? ){0,2}$/u.test(input.view.text.slice(at.end, place.start)),
      );
      if (isDirect === true) return draft(at, behind);
      const isSaid = times.length > 0 || PRONOUN.test(input.view.text.slice(sentence.start, at.start));
      return isSaid ? draft(at, focus.subjects(sentence, at.start)) : [];
    }),
  ];
};
