import type { ExtractInput } from './extract.ts';
import { OF_WEEK } from './extract-figure-period-words.ts';

/** What the text says of itself in its first lines: the stretch it covers, or the year. */
export interface Coverage {
  readonly range?: string;
  readonly year?: string;
  /** EDTF date of the document. */
  readonly written?: string;
}

const HEADER = 600;
/** A range in the first lines ("27 October – 2 November"), and a year in the title of an overview. */
export const coverageOf = (
  input: ExtractInput,
  ranges: readonly { readonly start: number; readonly edtf: string }[],
): Coverage => {
  const title = input.view.text.slice(0, 200);
  const written = input.documentDate ?? headDate(input);
  const filled = ranges.map(({ start, edtf }) => ({
    start,
    edtf: written === undefined ? edtf : edtf.replaceAll('XXXX', written.slice(0, 4)),
  }));
  const covers = COVERS.exec(input.view.text.slice(0, 4_000));
  const said =
    covers === null ? undefined : filled.find(({ start }) => start - covers.index < 90 && start >= covers.index);
  const range = (said ?? filled.find(({ start }) => start < HEADER))?.edtf ?? weekOfDays(input, written);
  const year =
    /(?:overview|review|annual|year in|bilan|rapport annuel|обзор|итоги|агляд|вынікі|огляд|підсумки|balance|informe anual)[^\n]{0,60}?(?<year>(?:19|20)\d{2})|(?<before>(?:19|20)\d{2})[^\n]{0,30}(?:overview|review|the year in|обзор|агляд|огляд)/iu.exec(
      title,
    )?.groups;
  const shown = year?.year ?? year?.before;
  return {
    ...(range === undefined || range.includes('X') || daysOf(range) < FEWEST_DAYS ? {} : { range }),
    ...(shown === undefined ? {} : { year: shown }),
    ...(written === undefined ? {} : { written }),
  };
};

/** A chronicle of a week whose days stand as headings: from the first of them to the last. */
const weekOfDays = (input: ExtractInput, written: string | undefined): string | undefined => {
  const { text } = input.view;
  if (written === undefined || !OF_WEEK.test(text.slice(0, HEADER / 2))) return undefined;
  const days = input.dates
    .filter(
      ({ precision, start }) =>
        precision === 'day' &&
        start !== input.documentDateAt &&
        /(?:^|\n)$/u.test(text.slice(Math.max(0, start - 1), start)),
    )
    .map(({ edtf }) => edtf.replace('XXXX', written.slice(0, 4)))
    .sort();
  const range = `${days[0]}/${days.at(-1)}`;
  return days.length > 1 && daysOf(range) <= 7 ? range : undefined;
};

/** A night between two days is nothing that a document covers. */
const FEWEST_DAYS = 4;
const daysOf = (range: string): number => {
  const [from, to] = range.split('/').map((day) => Date.parse(day));
  return from === undefined || to === undefined || Number.isNaN(to - from) ? FEWEST_DAYS : (to - from) / 86_400_000;
};

/** "contains observations on letters sent between D and D": what a report covers. */
const COVERS =
  /(?:covers|covering|contains|concerns|couvre|охватывает|ахоплівае)(?= )[^.\n]{0,60}(?:between|from|period|entre|du|с|з)(?!\p{L})/iu;
/** The date of the lines above the text, where the document has no other. */
const headDate = (input: ExtractInput): string | undefined =>
  input.dates.find((date) => date.start < HEADER / 2 && date.yearPrinted)?.edtf;
