import { compareBounds } from '../ground/day.ts';
import { type Stretch, stretchBounds, stretchCertainlyOn, stretchPossiblyOn, timeBounds } from '../ground/edtf-time.ts';

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
export const detainedOn = (record: DetentionRecord, day: string): 'certain' | 'possible' | undefined => {
  const dated = record.stretches.filter((stretch) => stretch.begin !== undefined || stretch.end !== undefined);
  if (
    dated.some(
      (stretch) => stretchCertainlyOn(stretch, day) && !record.endings.some((end) => canEndBy(stretch, end, day)),
    )
  ) {
    return 'certain';
  }
  return dated.some(
    (stretch) => stretchPossiblyOn(stretch, day) && !record.endings.some((end) => endsFor(stretch, end, day)),
  )
    ? 'possible'
    : undefined;
};

/** The ending can lie after the stretch began and on or before the day. */
const canEndBy = (stretch: Stretch, ending: string, day: string): boolean => {
  const end = timeBounds(ending);
  return compareBounds(end.earliest, day) <= 0 && compareBounds(end.latest, stretchBounds(stretch).begin.earliest) >= 0;
};

/** The ending lies for certain after the stretch began and on or before the day. */
const endsFor = (stretch: Stretch, ending: string, day: string): boolean => {
  const end = timeBounds(ending);
  const { begin } = stretchBounds(stretch);
  return !end.doubted && compareBounds(end.latest, day) <= 0 && compareBounds(end.earliest, begin.latest) >= 0;
};
