import type { Span } from '@amparo/un-letters';

/** No table or list of counts is looked back over further than this. */
const LOOK_BACK = 3_000;
const LONGEST_ROW = 400;

/**
 * What a number counts that stands alone in a table's cell or behind a label: the head of its column
 * (`| Village | Cattle lost |`), or the line above a list of labelled counts ("Deaths by month", "Oct. 2025: 4").
 */
export const headOfCount = (text: string, number: Span): string | undefined => {
  const from = text.lastIndexOf('\n', number.start - 1) + 1;
  const to = text.indexOf('\n', number.end);
  const end = to < 0 ? text.length : to;
  if (end - from > LONGEST_ROW) return undefined;
  const before = text.slice(from, number.start);
  const behind = text.slice(number.end, end);
  const above = text.slice(Math.max(0, from - LOOK_BACK), from);
  if (/\| *$/u.test(before) && /^ *\|/u.test(behind)) return columnHead(above, before.split('|').length - 1);
  if (/^\s*(?:[-•–*] )?[^:;.!?|]{0,40}(?:\.[^:;.!?|]{1,20})?: $/u.test(before) && /^[.,;]?\s*$/u.test(behind))
    return listHead(above);
  return undefined;
};

const columnHead = (above: string, column: number): string | undefined => {
  let head: string | undefined;
  for (const line of above.split('\n').slice(0, -1).reverse()) {
    if (!/^\s*\|/u.test(line)) break;
    head = line;
  }
  const cell = head?.split('|')[column]?.trim();
  return cell === undefined || !/\p{L}{3}/u.test(cell) || /\d/u.test(cell) ? undefined : cell;
};

const listHead = (above: string): string | undefined => {
  for (const line of above.split('\n').slice(0, -1).reverse()) {
    const shown = line.trim();
    if (shown === '' || /: \d[\d ,.]*$/u.test(shown)) continue;
    return /[.;!?]$/u.test(shown) ? undefined : shown.replace(/^\d[\d.]*\)? /u, '');
  }
  return undefined;
};
