import type { Span } from '@amparo/un-letters';
import { isTold } from './extract-event-mood.ts';
import type { EventWords } from './extract-event-row.ts';
import { eventWordsFor } from './extract-event-words.ts';
import type { Sentence } from './extract-sentences.ts';

/** A verb group that tells an event, in its sentence; offsets are of the view. */
export interface Verb extends Span {
  readonly row: EventWords;
}

/** "Она в колонии": a preposition alone tells of a holding only behind a name or a pronoun; the tables know no case. */
const LONE_PLACE = /^(?:сейчас |теперь |цяпер )?(?:во?|[уў]) ?$/iu;
const NAMED_BEFORE =
  /(?:^|[^\p{L}])(?:\p{Lu}\p{Ll}+|он|она|они|ён|яна|яны)(?: (?:сейчас|теперь|цяпер|по-прежнему|ужо|уже))? ?$/u;

/** The verbs of a sentence that tell a fact, in order; of two at one place the longer. */
export const verbsOf = (sentence: Sentence): readonly Verb[] => {
  const found: Verb[] = [];
  for (const row of eventWordsFor(sentence.text)) {
    for (const match of sentence.text.matchAll(row.pattern)) {
      const behind = sentence.text.slice(match.index + match[0].length);
      if (!isTold(sentence.text.slice(0, match.index), behind)) continue;
      if (LONE_PLACE.test(match[0]) && !NAMED_BEFORE.test(sentence.text.slice(0, match.index))) continue;
      const start = sentence.start + match.index;
      found.push({ row, start, end: start + match[0].length });
    }
  }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((verb, index, all) => {
      const last = all[index - 1];
      // "is serving her term in the colony": one holding, two words for it.
      return !(
        verb.row.kind === 'Held' &&
        verb.row.details?.kind === undefined &&
        last !== undefined &&
        (last.row.kind === 'Held'
          ? verb.start - last.end < 40 &&
            !/[,;—–-] \p{Lu}/u.test(sentence.text.slice(last.end - sentence.start, verb.start - sentence.start))
          : verb.start - last.end < 2) &&
        last.end <= verb.start
      );
    })
    .filter(
      (verb, index, all) =>
        !all
          .slice(0, index)
          .some(
            (other) =>
              other.end > verb.start &&
              (other.row.kind !== 'Charge' || verb.row.kind === 'Charge') &&
              verb.row.kind !== 'Charge',
          ),
    );
};
