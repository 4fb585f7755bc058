import type { FoundReference } from './communication-references.ts';
import type { FoundDate } from './dates.ts';
import type { Span } from './view.ts';

/** A reference (`at`: its index among those given) or a whole date, where it stands. */
export type Token =
  | { readonly kind: 'reference'; readonly start: number; readonly end: number; readonly at: number }
  | { readonly kind: 'date'; readonly start: number; readonly end: number; readonly date: FoundDate };

/** A sentence that has a reference or a date, with both in order. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
}

/** References and whole dates in the order of the text. */
export const tokensOf = (references: readonly FoundReference[], dates: readonly FoundDate[]): readonly Token[] =>
  [
    ...references.map(({ start, end }, at): Token => ({ kind: 'reference', start, end, at })),
    ...dates
      .filter((date) => date.precision === 'day' && date.yearPrinted)
      .map((date): Token => ({ kind: 'date', start: date.start, end: date.end, date })),
  ].sort((a, b) => a.start - b.start);

const LONGEST_SENTENCE = 2_000;

/** The sentences that hold the tokens; each offset is looked at a bounded number of times. */
export function* sentencesWith(text: string, tokens: readonly Token[]): Generator<Sentence> {
  let at = 0;
  let upTo = 0;
  while (at < tokens.length) {
    const first = tokens[at] as Token;
    const start = startOfSentence(text, first.start, upTo);
    const end = endOfSentence(text, first.end);
    const inside: Token[] = [];
    for (; at < tokens.length && (tokens[at] as Token).start < end; at += 1) inside.push(tokens[at] as Token);
    upTo = end;
    yield { start, end, tokens: inside };
  }
}

const startOfSentence = (text: string, at: number, least: number): number => {
  let start = at;
  while (start > least && at - start < LONGEST_SENTENCE && !endsAt(text, start - 1)) start -= 1;
  return start;
};

const endOfSentence = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && end - at < LONGEST_SENTENCE && !endsAt(text, end)) end += 1;
  return end + 1;
};

const NOT_AN_END =
  /(?:(?:^|[^\p{L}])(?:Ms|Mr|Mrs|Dr|No|Nos|para|paras|art|arts|Ref|St|cf|Sra|Sr|M|Mme|núm|párr)|\p{Lu})$/u;

const endsAt = (text: string, at: number): boolean => {
  const char = text[at];
  if (char === '\n') return true;
  if (char !== '.' && char !== '?' && char !== '!') return false;
  const next = text[at + 1];
  return (next === undefined || next === ' ' || next === '\n') && !NOT_AN_END.test(text.slice(Math.max(0, at - 6), at));
};
