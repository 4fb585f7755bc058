import type { Span } from './view.ts';

/** A question of the letter's list; the span is its text without the number, letter or bullet. */
export interface FoundQuestion extends Span {
  /** Place in the list, from 1. */
  readonly number: number;
}

interface Head {
  /** What the mark says: 1, 2, …; letters and Roman numerals by their place; bullets count on. */
  readonly value: number | undefined;
  readonly at: number;
  readonly from: number;
}

interface Marks {
  readonly pattern: RegExp;
  value(mark: string): number | undefined;
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];
/** A page's number between two questions. */
const PAGE_NUMBERS = /(?:\s+(?:[-–—] ?)?\d{1,3}(?: ?[-–—])?){1,3}\s*$/u;
const OPENING = '(?=["“«¿]{0,1} ?[\\p{Lu}¿])';
/** Words with which a question of a letter opens, in the languages of the letters; small where the list goes on a sentence. */
const REQUEST =
  '(?:Please|Kindly|(?:To )?(?:Provide|Indicate|Explain|Clarify|Describe|Inform|Specify|Disclose|State|Detail|Confirm|Elaborate|Comment|Share|Transmit)|We (?:also |further )?(?:request|ask|would)|What|Which|How|Why|Whether|Where|Veuillez|Prière de|Merci de|Bien vouloir|Nous vous (?:prions|demandons|saurions)|(?:De )?(?:Fournir|Indiquer|Préciser|Expliquer|Communiquer|Transmettre|Décrire|Détailler)|Pourriez-vous|Quel(?:le)?s?|Sírvan?se|Por favor|Tengan? a bien|Se (?:ruega|solicita)|(?:Le )?[Rr]ogamos|Proporcion(?:e|en|ar)|Indi(?:que|quen|car)|Inform(?:e|en|ar)|Expli(?:que|quen|car)|Facilit(?:e|en|ar)|Aclar(?:e|en|ar)|Detall(?:e|en|ar)|Remit(?:a|an|ir)|¿|Просим|Просьба|Пожалуйста)';
/** Only what no other paragraph opens with, for lists without marks. */
const ASKING =
  '(?:Please|Kindly|Veuillez|Prière de|Merci de|Sírvan?se|Tengan? a bien|Se ruega|Por favor|Просим|Просьба|Пожалуйста)';
const MARK = '(?:\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,4}) ?(?:[.)/º°]|\\.[º°ªo])(?:-| ?[-–])? ?|[-–—•*·▪◦‣►➢→] ?)';
/** A member of a list that asks, behind a line's beginning or a colon. */
const ASKED = new RegExp(`(?<=^|\\n|[:;.] )${MARK}["“«]?${REQUEST}(?![\\p{L}])`, 'iu');
const ASKED_UNMARKED = new RegExp(`(?<=^|\\n)${ASKING}(?![\\p{L}])`, 'u');
const PARAGRAPHS = new RegExp(`(?<=^|\\n)(?=${ASKING}(?![\\p{L}]))`, 'gu');

/** Where a list of questions begins that no request is known to announce; `upTo` is where the courtesies begin. */
export const questionListAt = (text: string, from: number, upTo: number): number | undefined => {
  const part = text.slice(from, upTo);
  const marked = part.search(ASKED);
  const at = marked < 0 ? part.search(ASKED_UNMARKED) : marked;
  return at < 0 ? undefined : from + at;
};
/** The marks of lists, the first that is found with its first member counts. */
const MARKS: readonly Marks[] = [
  {
    pattern: new RegExp(`(?<=^|\\n|[.:;?!] ?)\\(?(\\d{1,2}) ?[.)/º°](?:-| ?[-–])? ?${OPENING}`, 'gu'),
    value: (mark) => Number(mark),
  },
  {
    pattern: new RegExp(`(?<=^|\\n|[.:;?!] ?)\\(?([a-z]) ?[.)] ?${OPENING}`, 'gu'),
    value: (mark) => mark.charCodeAt(0) - 96,
  },
  {
    pattern: new RegExp(`(?<=^|\\n|[.:;?!] ?)\\(?([ivx]{1,4}) ?[.)] ?${OPENING}`, 'gu'),
    value: (mark) => ROMAN.indexOf(mark) + 1,
  },
  { pattern: new RegExp(`(?<=^|\\n)([-–—•*·▪◦‣►➢→])[ \\t]?${OPENING}`, 'gu'), value: () => undefined },
  // A list that goes on its sentence: "to (a) provide …; (b) indicate …; and (c) explain …".
  ...[
    { mark: '([a-z])', value: (mark: string) => mark.charCodeAt(0) - 96 },
    { mark: '(\\d{1,2})', value: (mark: string) => Number(mark) },
    { mark: '([ivx]{1,4})', value: (mark: string) => ROMAN.indexOf(mark) + 1 },
  ].map(({ mark, value }) => ({
    pattern: new RegExp(`(?<=^|\\n|[.:;,] (?:and |et |y )?)\\(?${mark}\\) (?=${REQUEST}(?![\\p{L}]))`, 'giu'),
    value: (shown: string) => value(shown.toLowerCase()),
  })),
  { pattern: new RegExp(`(?<=^|\\n)([-–—•*·▪◦‣►➢→])[ \\t]?(?=${REQUEST}(?![\\p{L}]))`, 'giu'), value: () => undefined },
  { pattern: new RegExp(`()${PARAGRAPHS.source}`, 'gu'), value: () => undefined },
];

/** The questions of their segment: numbered, lettered or bulleted; on lines of their own, or all on one line. */
export const findQuestions = (text: string, segment: Span): readonly FoundQuestion[] => {
  const body = text.slice(segment.start, segment.end);
  for (const marks of MARKS) {
    const heads = headsOf(body, marks);
    if (heads.length === 0) continue;
    return heads.map((head, index) => {
      const last = heads[index + 1]?.at ?? endOfLast(body, head.from);
      const shown = body.slice(head.from, last).replace(PAGE_NUMBERS, '').trimEnd();
      return { number: index + 1, start: segment.start + head.from, end: segment.start + head.from + shown.length };
    });
  }
  return [];
};

/** Numbers must run from 1; a number inside a sentence is none. */
const headsOf = (body: string, marks: Marks): readonly Head[] => {
  const heads: Head[] = [];
  for (const match of body.matchAll(marks.pattern)) {
    const value = marks.value(match[1] ?? '');
    if (value !== undefined && value !== heads.length + 1) continue;
    heads.push({ value, at: match.index, from: match.index + match[0].length });
  }
  return heads;
};

const endOfLast = (body: string, from: number): number => {
  const line = body.indexOf('\n', from);
  return line < 0 ? body.length : line;
};
