import type { FoundDate } from './dates.ts';
import type { FoundInstrument } from './instruments.ts';
import type { Span } from './view.ts';

/** When the text says that a State became bound: `ratified by Veresk on 12 November 1973`. */
export interface FoundRatification extends Span {
  readonly instrument: string;
  /** EDTF as printed; compare it with the depositary's date before you trust either. */
  readonly date: string;
}

const ACT =
  /(?:ratified|acceded to|accession|ratification|ratifiée?|adhéré|ratificad[oa]s?|ratificó|ратифициров\p{L}*|ратыфікав\p{L}*)(?: (?:by|par(?: l[ea'])?|por(?: el| la)?)[ ']?[^.;,\n]{2,50}?)? (?:on|in|le|el|en|since|du|depuis|desde el) ?$/iu;

/** Ratification dates, each for the instrument named last before it in the same sentence. */
export const findRatifications = (
  text: string,
  instruments: readonly FoundInstrument[],
  dates: readonly FoundDate[],
): readonly FoundRatification[] =>
  dates.flatMap((date) => {
    const before = text.slice(Math.max(0, date.start - 90), date.start);
    const act = ACT.exec(before);
    if (act === null || !date.yearPrinted) return [];
    const start = date.start - act[0].length;
    const instrument = instruments.findLast(
      (one) => one.end <= start && start - one.end < 260 && !/[.;\n](?:\s|$)/u.test(text.slice(one.end, start)),
    );
    return instrument === undefined ? [] : [{ start, end: date.end, instrument: instrument.code, date: date.edtf }];
  });
