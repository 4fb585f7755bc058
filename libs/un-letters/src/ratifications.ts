import type { Anchor } from './anchors.ts';
import type { FoundDate } from './dates.ts';
import type { LettersReference } from './letters-reference.ts';
import { unaccented } from './phrase.ts';
import type { Span } from './view.ts';

/** When the text says that a State became bound: `ratified by Veresk on 12 November 1973`. */
export interface FoundRatification extends Span {
  readonly instrument: string;
  /** EDTF as printed; compare it with the depositary's date before you trust either. */
  readonly date: string;
}

const ACT_WORDS =
  'ratified|acceded(?: to)?|accession|succeeded(?: to)?|succession|ratification|ratifying|acceding to|joined|become a party(?: to)?|became (?:a )?party(?: to)?|(?:has been |is |was )?(?:a )?(?:State )?[Pp]arty(?: to)?|deposited its instrument of (?:ratification|accession)|ratifiée?s?|adhéré|adhésion|adhérant|succédé|est (?:devenue? )?partie|partie|ratificad[oa]s?|ratificó|ratificación|ha ratificado|adhirió|adherido|adhesión|es (?:Estado )?parte|Estado parte|ратифициров\\p{L}*|присоединил\\p{L}*|ратыфікав\\p{L}*|далучыл\\p{L}*';
const LEADING = ' ?(?:on|in|le|el|en|du|de|since|depuis|desde(?: el)?|с|з|as of|le jour du)? ?';
/** "ratified by X on", "which X ratified on", "to which X acceded on", "a partie depuis le". */
const ACT = new RegExp(
  `(?:${unaccented(ACT_WORDS)})(?: (?:to )?(?:it|them|both|tous deux|toutes deux|ambos|ambas))?(?: (?:by|par|por|of|de)(?: (?:the|la|le|el|l'|les|los))?(?:[ ']?[^.;,\\n()]{2,60}?)?)?,?(?: \\()?${LEADING}$`,
  'iu',
);
/** "Veresk ratified the Covenant on …": the instrument stands between the act and the date. */
const ACT_BEFORE = new RegExp(`(?:${unaccented(ACT_WORDS)})[^.;\\n]{0,30}$`, 'iu');
const ON = /^(?: \([^()\n]{1,80}\))?,?(?: \(|,)? ?(?:on|in|le|el|en|since|depuis(?: le)?|desde el|с)? ?$/iu;
/** "On 3 May 1990, Veresk ratified the Covenant". */
const DATE_FIRST = new RegExp(
  `^,? [^.;\\n]{1,60}?(?:${ACT_WORDS}) ?(?:to |à |au |a |al )?(?:the |la |le |l'|el )?`,
  'iu',
);
const BOTH = /(?:both|tous deux|toutes deux|les deux|ambos|ambas|all) (?:of which |which |of them )?[^.;\n]{0,40}$/iu;
const RESPECTIVELY = /^[^.;\n]{0,40}(?:respectively|respectivement|respectivamente)/iu;
const NOT_AN_ACT =
  /(?:signed|entered into force|entry into force|entrée? en vigueur|entró en vigor|denounc|dénonc|denunci|withdr|not (?:yet )?ratified|non ratifi)[^.;\n]{0,50}$/iu;
const REACH = 260;

/**
 * Ratification, accession and succession dates, each for the instrument it is said of: the one named before it in the same
 * sentence, the one between the act and the date, or two where the text says "both" or lists the dates "respectively".
 */
export const findRatifications = (
  text: string,
  anchors: readonly Anchor[],
  dates: readonly FoundDate[],
): readonly FoundRatification[] => {
  const named = anchors.filter((anchor) => anchor.code !== undefined);
  const found: FoundRatification[] = [];
  let cursor = 0;
  dates.forEach((date, index) => {
    for (; (named[cursor]?.start ?? Infinity) < date.start; cursor += 1);
    if (!date.yearPrinted) return;
    const before = text.slice(Math.max(0, date.start - 150), date.start);
    const near = named.slice(Math.max(0, cursor - 4), cursor);
    const give = (code: string | undefined, start: number): void => {
      if (code !== undefined) found.push({ start, end: date.end, instrument: code, date: date.edtf });
    };
    const act = ACT.exec(before);
    if (act !== null) {
      if (NOT_AN_ACT.test(before.slice(0, act.index + act[0].length))) return;
      const start = date.start - act[0].length;
      const inReach = near.filter(
        (one) => one.end <= start && start - one.end < REACH && sameSentence(text, one.end, start),
      );
      const last = inReach.at(-1);
      const second = dates[index + 1];
      if (last === undefined) return;
      const other = inReach.at(-2);
      if (other !== undefined && second !== undefined && listed(text, date, second)) {
        give(other.code, start);
        found.push({ start, end: second.end, instrument: last.code ?? '', date: second.edtf });
        return;
      }
      if (other !== undefined && BOTH.test(text.slice(last.end, start + 1))) give(other.code, start);
      give(last.code, start);
      return;
    }
    const last = near.at(-1);
    if (last !== undefined && ON.test(text.slice(last.end, date.start)) && date.start - last.end < 90) {
      const lead = text.slice(Math.max(0, last.start - 160), last.start);
      const verb = ACT_BEFORE.exec(lead);
      const chain = found.at(-1);
      if (verb !== null && !NOT_AN_ACT.test(lead)) give(last.code, last.start - verb[0].length);
      // "ratified the ICCPR (12 November 1973), the ICESCR (same day) and the CRC (1 October 1990)"
      else if (
        chain !== undefined &&
        last.start - chain.end < 40 &&
        sameSentence(text, chain.end, last.start) &&
        text[date.end] === ')'
      )
        give(last.code, last.start);
      return;
    }
    const behind = text.slice(date.end, date.end + 160);
    const first = DATE_FIRST.exec(behind);
    const next = named[cursor];
    if (
      first !== null &&
      next !== undefined &&
      next.start >= date.end &&
      next.start <= date.end + first[0].length + 12 &&
      /^[^.;\n]{0,160}$/u.test(text.slice(date.end, next.start)) &&
      /(?:^|[.;\n] ?|(?:on|le|el) )$/iu.test(text.slice(Math.max(0, date.start - 4), date.start))
    )
      found.push({ start: date.start, end: next.end, instrument: next.code ?? '', date: date.edtf });
  });
  return found;
};

/** The depositary's dates where none of them is the one printed; nothing where one is, or where none is known. */
export const otherDates = (
  found: { readonly instrument: string; readonly date: string },
  state: string,
  consents: LettersReference['consents'],
): readonly string[] | undefined => {
  const dates = (consents ?? []).find((one) => one.state === state && one.instrument === found.instrument)?.dates ?? [];
  const agrees = dates.some((date) => date.startsWith(found.date) || found.date.startsWith(date));
  return dates.length === 0 || agrees ? undefined : dates;
};

const listed = (text: string, date: Span, second: Span): boolean =>
  second.start > date.end &&
  /^(?: and| et| y)(?: on| le| el)? ?$/u.test(text.slice(date.end, second.start)) &&
  RESPECTIVELY.test(text.slice(second.end, second.end + 60));

const sameSentence = (text: string, from: number, to: number): boolean =>
  !/[.;\n](?:\s|$)/u.test(text.slice(from, to).replace(/(?:\b(?:No|art|arts|Art)|\p{Lu})\./gu, ''));
