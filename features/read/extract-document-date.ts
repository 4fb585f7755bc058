import type { DocumentKind } from '@amparo/core/nouns/item';
import type { FoundDate, Letter } from '@amparo/un-letters';

const BEFORE =
  /(?:^|\n)(?:(?:запісана|записано|recorded|taken down|entretien du|interview (?:of|on|held on)|entrevista del?)[^\n.]{0,40} ?|(?:\p{L}+day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля),? |(?:date|published|posted|updated|issued|dated|du|le|от|дата|апублікавана|опубликовано)[: ]{1,2}(?:on )?|(?:[^\n.!?]{0,60}[,·|–—(-] ?(?:le |el |the )?))?$/iu;

/**
 * The document's own date: the letter's; else one that stands alone, or behind a dateline, in the first lines;
 * else one on a line of its own at the end, as replies have it. A date inside a sentence is not the document's.
 */
export const documentDateOf = (
  text: string,
  dates: readonly FoundDate[],
  letter: Letter | undefined,
  kind: DocumentKind,
): FoundDate | undefined => {
  if (letter !== undefined) return letter.date;
  const whole = dates.filter((date) => date.yearPrinted && date.precision === 'day');
  const head = headLength(text);
  if (isDiary(text, whole)) return undefined;
  const first = whole.find((date) => date.start < head && standsAlone(text, date));
  if (first !== undefined || kind === 'register') return first;
  return whole.find(
    (date) =>
      date.start > text.length - 400 &&
      lineOf(text, date).length - (date.end - date.start) < 40 &&
      standsAlone(text, date),
  );
};

/** Entries with dates at their heads: none of them is the document's. */
const isDiary = (text: string, dates: readonly FoundDate[]): boolean =>
  dates.filter((date) => date.start === 0 || text[date.start - 1] === '\n').length >= 3;

/** Six lines, and never far into a text that has no lines. */
const headLength = (text: string): number => {
  let at = 0;
  for (let line = 0; line < 6; line += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) break;
    at = next + 1;
  }
  return Math.min(Math.max(at, 200), 1_500);
};

const standsAlone = (text: string, date: FoundDate): boolean => {
  const lineStart = text.lastIndexOf('\n', date.start - 1) + 1;
  const before = text.slice(lineStart, date.start);
  const behind = text.slice(date.end, date.end + 3);
  if (!BEFORE.test(before)) return false;
  const sentenceWords = before.match(/(?<!\p{L})(?:on|in|since|until|dated|of|the|was|were)(?!\p{L})/giu)?.length ?? 0;
  return (
    before.length <= 70 &&
    sentenceWords <= 1 &&
    (/^(?:$|\n|[).,]|[ ]?[–—|·-]|[ ](?:г|года|\p{Lu}|\())/u.test(behind) || before === '')
  );
};

const lineOf = (text: string, date: FoundDate): string => {
  const start = text.lastIndexOf('\n', date.start - 1) + 1;
  const end = text.indexOf('\n', date.end);
  return text.slice(start, end < 0 ? text.length : end);
};
