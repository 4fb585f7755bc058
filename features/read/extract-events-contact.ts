import { type ExtractInput, passagesIn } from './extract.ts';
import { type EventDraft, keysOf } from './extract-event-draft.ts';
import { COUNTERPART, FREQUENCY, MEDIA, NO_CONTACT, ONLY_CONTACT } from './extract-event-words.ts';
import type { Focus } from './extract-focus.ts';
import type { FoundPerson } from './extract-persons.ts';
import type { Sentence } from './extract-sentences.ts';

interface Words {
  readonly 0: string;
  readonly index: number;
}

/** The match up to where the sentence turns to something else. */
const cutAt = (match: Words, turn: RegExp): Words => {
  const at = match[0].search(turn);
  return at < 0 ? match : { 0: match[0].slice(0, at), index: match.index };
};

/** What contact a person may have, with whom, by what means and how often. */
export const contactRestrictions = (
  input: ExtractInput,
  sentence: Sentence,
  index: number,
  focus: Focus,
  persons: readonly FoundPerson[],
): EventDraft[] => {
  const only = [...sentence.text.matchAll(ONLY_CONTACT)].map((match) => ({
    match: cutAt(match, /, (?:with|but|while|and) |; /u),
    rule: 'limited',
  }));
  const none = [...sentence.text.matchAll(NO_CONTACT)].map((match) => ({
    match: cutAt(match, / (?:and|but) (?:are |is )?only |, and /u),
    rule: 'refused',
  }));
  return [...only, ...none].flatMap(({ match, rule }) => {
    const at = sentence.start + match.index;
    const media = MEDIA.filter(([pattern]) => pattern.test(match[0])).map(([, code]) => code);
    if (media.length === 0 && rule === 'refused' && !/contact|communication/iu.test(match[0])) return [];
    const subjects = focus.subjects(sentence, at + 1);
    const mothers = /(?<!\p{L})(?:mothers|women|prisoners|detainees|femmes|жанчын|женщин)/iu.test(
      input.view.text.slice(Math.max(0, sentence.start - 300), sentence.end),
    );
    if (subjects.length === 0 && !mothers) return [];
    const own = FREQUENCY.exec(match[0]);
    const frequency =
      own?.[0] ?? (media.includes('letter') || media.length === 0 ? nextFrequency(input, index) : undefined);
    const who = COUNTERPART.exec(match[0])?.groups?.who ?? COUNTERPART.exec(sentence.text)?.groups?.who;
    const child =
      who !== undefined && /^(?:child|son|daughter|enfant|fils|fille|hij)/iu.test(who)
        ? persons.find(
            ({ person }) =>
              person.childOf !== undefined && subjects.some((subject) => subject.person.key === person.childOf),
          )
        : undefined;
    return [
      {
        kind: 'ContactRestriction',
        at,
        persons: keysOf(subjects),
        details: {
          rule,
          ...(media.length === 0 ? {} : { medium: media.join(', ') }),
          ...(who === undefined ? {} : { counterpart: who }),
          ...(child === undefined ? {} : { counterpartPerson: child.person.key }),
          ...(frequency === undefined ? {} : { frequency: frequency.trim() }),
        },
        passages: passagesIn(input, [{ start: at, end: at + match[0].length }]),
        confidence: subjects.length > 0 ? 0.75 : 0.5,
      },
    ];
  });
};

/** "Letters from her arrive every one or two months", in the sentence behind. */
const nextFrequency = (input: ExtractInput, index: number): string | undefined => {
  const next = input.sentences[index + 1];
  return next !== undefined && /^(?:Letters|Her letters|His letters|They|Лісты|Письма|Les lettres)/u.test(next.text)
    ? FREQUENCY.exec(next.text)?.[0]
    : undefined;
};
