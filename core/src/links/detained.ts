import { compareBounds } from '../ground/day.ts';
import {
  checkedDay,
  coversForCertain,
  mayCover,
  type Stretch,
  stretchBounds,
  type TimeBounds,
  timeBounds,
} from '../ground/edtf-time.ts';

/** What the sources say of one person's deprivation of liberty: stretches, and days on which it ended in another way. */
export interface DetentionRecord {
  readonly stretches: readonly Stretch[];
  /** EDTF dates of release, expulsion and death. */
  readonly endings: readonly string[];
}

/**
 * Whether a person is detained at the end of a day, as far as the sources say: who was detained on the day counts, who
 * was set free, expelled or died on it does not. (A stretch that only ends on the day, with no such ending, may have
 * been followed by another place: it stays possible.)
 *
 * - certain: a stretch covers the day under every reading of its dates, and no source gives an ending that can lie
 *   between that stretch's begin and the day.
 * - possible: a stretch can cover the day, and no ending lies for certain between its begin and the end of the day.
 * - `undefined`: neither. A stretch without begin and end makes nobody detained.
 *
 * What is certain is always possible; a figure therefore has a certain count and a larger or equal possible one.
 */
export const detainedOn = (record: DetentionRecord, day: string): DetainedState =>
  stateOn(boundsOf(record), checkedDay(day));

/** `detainedOn` for many days, each as `YYYY-MM-DD` and not looked at again; the record's dates are read once. */
export const detainedOnDays = (record: DetentionRecord, days: readonly string[]): readonly DetainedState[] => {
  const bounds = boundsOf(record);
  return days.map((day) => stateOn(bounds, day));
};

export type DetainedState = 'certain' | 'possible' | undefined;

interface RecordBounds {
  readonly stretches: readonly TimeBounds[];
  readonly endings: readonly TimeBounds[];
}

const boundsOf = ({ stretches, endings }: DetentionRecord): RecordBounds => ({
  stretches: stretches
    .filter((stretch) => stretch.begin !== undefined || stretch.end !== undefined)
    .map((stretch) => stretchBounds(stretch)),
  endings: endings.map((ending) => timeBounds(ending)),
});

const stateOn = ({ stretches, endings }: RecordBounds, day: string): DetainedState => {
  if (stretches.some((one) => coversForCertain(one, day) && !endings.some((end) => canEndBy(one, end, day))))
    return 'certain';
  return stretches.some((one) => mayCover(one, day) && !endings.some((end) => endsFor(one, end, day)))
    ? 'possible'
    : undefined;
};

/** The ending can lie after the stretch began and on or before the day. */
const canEndBy = (stretch: TimeBounds, end: TimeBounds, day: string): boolean =>
  compareBounds(end.earliest, day) <= 0 && compareBounds(end.latest, stretch.begin.earliest) >= 0;

/** The ending lies for certain after the stretch began and on or before the day. */
const endsFor = ({ begin }: TimeBounds, end: TimeBounds, day: string): boolean =>
  !end.doubted && compareBounds(end.latest, day) <= 0 && compareBounds(end.earliest, begin.latest) >= 0;
