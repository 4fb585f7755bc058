import type { Span } from '@amparo/un-letters';

export interface Sentence extends Span {
  readonly text: string;
  /** Counts from 0; a line of the view is a paragraph. */
  readonly paragraph: number;
}

const ABBREVIATED =
  /(?:(?<!\p{L})(?:b|Ms|Mr|Mrs|Sgt|Capt|Lt|Col|Gen|Maj|Rev|Dr|Prof|No|Nos|St|Mme|Mlle|Me|MM|M|Sr|Sra|Srta|art|arts|para|paras|cf|vs|etc|e\.g|i\.e|Ref|гр|ст|стст|ч|чч|п|пп|им|ул|арт|вул|гл)|(?<!\p{L})\p{Lu})$/u;

/** A run longer than this is no sentence; it is cut, so that the rules stay linear in a text made to be slow. */
const LONGEST = 2_000;
/** "9 Aug. 2025": a shortened month ends none before a number. */
const MONTH_CUT =
  /(?<!\p{L})(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|janv|févr?|avr|juil|août|déc|ene|abr|ago|dic|янв|фев|февр|мар|апр|авг|сен|сент|окт|ноя|нояб|дек|студз|лют|сак|крас|чэрв|ліп|жн|вер|кастр|ліст|снеж)$/iu;
/** "2014 г.", "11.04.1986 г. н.": these end a sentence only where a capital follows. */
const YEAR_MARK = /(?<!\p{L})(?:г|гг|н|р)$/u;

/** Sentences of the view's text. A stop ends one when white space or a closing quote follows and no abbreviation stands before it. */
export const sentencesOf = (text: string): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let from = 0;
  for (const line of text.split('\n')) {
    let start = from;
    const close = (end: number): void => {
      const shown = text.slice(start, end);
      const lead = shown.length - shown.trimStart().length;
      const trimmed = shown.trim();
      if (trimmed !== '')
        sentences.push({ start: start + lead, end: start + lead + trimmed.length, text: trimmed, paragraph });
      start = end;
    };
    const cutTo = (at: number): void => {
      while (at - start > LONGEST) {
        const space = text.lastIndexOf(' ', start + LONGEST);
        close(space > start ? space : start + LONGEST);
      }
    };
    const stops = line.matchAll(/[.!?…](?:["”»')]{0,2})(?:\[\d{1,3}\])*(?= |$)/gu);
    for (const stop of stops) {
      const at = from + stop.index;
      const shortened =
        ABBREVIATED.test(text.slice(Math.max(start, at - 8), at)) ||
        (MONTH_CUT.test(text.slice(Math.max(start, at - 6), at)) && /^\. \d/u.test(text.slice(at, at + 3))) ||
        (YEAR_MARK.test(text.slice(Math.max(start, at - 6), at)) && !/^[.!?…] \p{Lu}/u.test(text.slice(at, at + 3)));
      cutTo(at);
      if (!shortened) close(at + stop[0].length);
    }
    cutTo(from + line.length);
    close(from + line.length);
    from += line.length + 1;
    paragraph += 1;
  }
  return sentences;
};
