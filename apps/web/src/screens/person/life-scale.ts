import { daysBetween, shiftDays } from '@amparo/core/ground/day';
import { mayAgree } from '@amparo/core/ground/edtf-time';
import { contradict } from '@amparo/core/links/conflicts';
import type { LaneBar, Person } from '../../api/contract.ts';

/** Where a life is drawn: from its first stated day to today or its last, with a margin. */
export const lifeSpan = (lanes: Person['lanes'], today: string): readonly [string, string] | null => {
  const days = lanes
    .filter(({ lane }) => lane !== 'family')
    .flatMap(({ bars }) => bars.flatMap(edges))
    .concat(
      lanes
        .filter(({ lane }) => lane === 'family')
        .flatMap(({ bars }) => bars.flatMap(edges))
        .filter((day) => day > '2000'),
    );
  if (days.length === 0) return null;
  const [first = today, last = today] = [days.reduce(least), days.concat(today).reduce(most)];
  const margin = Math.max(30, Math.round(daysBetween(first, last) / 40));
  return [shiftDays(first, -margin), shiftDays(last, margin)];
};

const least = (a: string, b: string): string => (a < b ? a : b);
const most = (a: string, b: string): string => (a > b ? a : b);
const edges = (bar: LaneBar): readonly string[] =>
  [bar.beginEarliest, bar.beginLatest, bar.endEarliest, bar.endLatest].filter((day) => day !== null);

/** Detentions of several sources that may be one: begins and ends that may agree, and nothing told that cannot both be so. */
export const joinedBars = (bars: readonly LaneBar[]): readonly LaneBar[] => {
  const groups: LaneBar[][] = [];
  for (const bar of bars) {
    const group = groups.find((one) => one.every((other) => maySame(other, bar)));
    if (group) group.push(bar);
    else groups.push([bar]);
  }
  return groups.map(joined);
};

const maySame = (a: LaneBar, b: LaneBar): boolean =>
  a.kind === 'DetentionEpisode' &&
  b.kind === a.kind &&
  a.beginTime !== null &&
  b.beginTime !== null &&
  mayAgree(a.beginTime, b.beginTime) &&
  (a.endTime === null ? b.endTime === null : b.endTime !== null && mayAgree(a.endTime, b.endTime)) &&
  a.sources[0]?.itemId !== b.sources[0]?.itemId &&
  !a.facts.some((one) =>
    b.facts.some(
      (other) => one.property === other.property && !isEdge(one.property) && contradict(one.value, other.value),
    ),
  );

const isEdge = (property: string): boolean => /\.(?:begin|end)$/.test(property);

/** Drawn as the source with the narrowest begin tells it, named as fully as any of them does. */
const joined = (group: readonly LaneBar[]): LaneBar => {
  const sorted = group.toSorted((a, b) => width(a) - width(b));
  const [first] = sorted as [LaneBar];
  const told = sorted.find(({ headline }) => headline.length > 0) ?? first;
  return {
    ...first,
    label: told.label,
    headline: told.headline,
    conflict: group.some(({ conflict }) => conflict),
    doubted: group.every(({ doubted }) => doubted),
    sources: sorted.flatMap(({ sources }) => sources),
  };
};

const width = ({ beginEarliest, beginLatest }: LaneBar): number =>
  beginEarliest && beginLatest ? daysBetween(beginEarliest, beginLatest) : Number.POSITIVE_INFINITY;

/** Bars without any day: told in words, since there is no place to draw them. */
export const undatedBars = (bars: readonly LaneBar[]): readonly LaneBar[] =>
  bars.filter((bar) => edges(bar).length === 0);

/** What is drawn of a bar: the days that are sure, and those before and after that are only possible. */
export interface DrawnBar {
  readonly bar: LaneBar;
  readonly row: number;
  /** A single day or an unsure moment: drawn as a mark. */
  readonly point: boolean;
  readonly maybeFrom: string | null;
  readonly from: string;
  readonly until: string;
  readonly maybeUntil: string | null;
}

/** Bars of one lane in as few rows as possible without lying over each other, in order of begin. */
export const drawnBars = (bars: readonly LaneBar[], today: string, room: number): readonly DrawnBar[] => {
  const ends: string[] = [];
  return bars
    .flatMap((bar) => {
      const drawn = drawnBar(bar, today);
      return drawn ? [drawn] : [];
    })
    .sort((a, b) => (a.maybeFrom ?? a.from).localeCompare(b.maybeFrom ?? b.from))
    .map((drawn) => {
      const begin = drawn.maybeFrom ?? drawn.from;
      const free = ends.findIndex((end) => end < begin);
      const row = free < 0 ? ends.length : free;
      const end = drawn.maybeUntil ?? drawn.until;
      ends[row] = drawn.point ? shiftDays(end, room) : end;
      return { ...drawn, row };
    });
};

const drawnBar = (bar: LaneBar, today: string): Omit<DrawnBar, 'row'> | null => {
  const begin = bar.beginEarliest ?? bar.beginLatest ?? bar.endEarliest ?? bar.endLatest;
  if (begin === null) return null;
  const from = bar.beginLatest ?? begin;
  const until = bar.ongoing ? most(today, from) : (bar.endEarliest ?? bar.endLatest ?? from);
  const maybeUntil = bar.ongoing ? null : bar.endLatest;
  const [solidFrom, solidUntil] = from <= until ? [from, until] : [until, until];
  return {
    bar,
    point: !bar.ongoing && daysBetween(begin, maybeUntil ?? until) <= 1,
    maybeFrom: begin < solidFrom ? begin : null,
    from: solidFrom,
    until: solidUntil,
    maybeUntil: maybeUntil !== null && maybeUntil > solidUntil ? maybeUntil : null,
  };
};

/** A day as a place between 0 and 1 of the span. */
export const placeOf = (day: string, [first, last]: readonly [string, string]): number =>
  Math.max(0, Math.min(1, daysBetween(first, day) / Math.max(1, daysBetween(first, last))));

/** The first of January of the years in the span, thinned so that the labels have room. */
export const yearsIn = ([first, last]: readonly [string, string]): readonly number[] => {
  const [from, until] = [Number(first.slice(0, 4)) + 1, Number(last.slice(0, 4))];
  const step = Math.max(1, Math.ceil((until - from + 1) / 12));
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => from + index).filter(
    (year) => (year - from) % step === 0,
  );
};
