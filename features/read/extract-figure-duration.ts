import type { Qualifier } from '@amparo/core/nouns/claim';
import type { ExtractInput } from './extract.ts';
import { type Counted, clauseEnd, populationOf } from './extract-figure-clause.ts';
import type { FoundNumber } from './extract-numbers.ts';
import type { Sentence } from './extract-sentences.ts';

/** A length of time that is counted as such: "not paid for eight months", "more than twenty years of non-compliance". */
export const durationAt = (
  input: ExtractInput,
  sentence: Sentence,
  number: FoundNumber,
  bound: { readonly code: Qualifier; readonly length: number } | undefined,
): Counted | undefined => {
  const text = input.view.text;
  const unit = DURATION.exec(text.slice(number.end, number.end + 12));
  if (unit === null || input.letter !== undefined || input.kind === 'testimony') return undefined;
  const before = text.slice(Math.max(sentence.start, number.start - 60), number.start);
  const behind = text.slice(number.end + unit[0].length, number.end + unit[0].length + 40);
  const counted =
    bound?.code === 'more-than' || bound?.code === 'at-least'
      ? /^ of (?!imprison|prison|detention)/u.test(behind)
      : TIMED.test(before) || (/within $/iu.test(before) && WITHIN.test(behind));
  if (
    !counted ||
    /(?:imprison|detain|deprived|held|prison|custody|jailed|serving|sentenc|asked|report|term|ban)/iu.test(
      `${before}${behind}`,
    )
  )
    return undefined;
  const end = number.end + unit[0].length;
  const rest = populationOf(text.slice(end, clauseEnd(input, sentence, end)));
  const words = /^(?:day|jour|d[ií]a)/iu.test(unit[1] ?? '')
    ? 'days'
    : /^week/iu.test(unit[1] ?? '')
      ? 'weeks'
      : /^(?:month|mois|mes)/iu.test(unit[1] ?? '')
        ? 'months'
        : 'years';
  const clause = before.slice(before.lastIndexOf(',') + 1).trim();
  return {
    span: { start: number.start - (bound?.length ?? 0), end },
    number,
    elliptic: false,
    of: undefined,
    value: number.value,
    unit: words,
    population: /^\p{L}/u.test(rest) ? rest : `${clause} ${text.slice(number.start, end)}`,
    qualifier: bound?.code,
  };
};
const DURATION = /^ (days?|weeks?|months?|years?|jours?|mois|ans|días?|meses|años?)(?!\p{L})/iu;
const TIMED =
  /(?:not|never|no|without) [^.;,]{0,20}(?:paid|pay|wages?|salar(?:y|ies)|food|water|electricity)[^.;,]{0,10} for $/iu;
/** "within 30 days of their arrival": a time that a law sets. */
const WITHIN = /^ of (?:their|his|her|its) \p{L}+/u;
