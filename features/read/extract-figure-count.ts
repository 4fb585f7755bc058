import type { ExtractInput } from './extract.ts';
import { type Counted, clauseEnd, populationOf, qualifierIn, unitOf } from './extract-figure-clause.ts';
import { durationAt } from './extract-figure-duration.ts';
import { isNoCount } from './extract-figure-no-count.ts';
import { headOfCount } from './extract-figure-table.ts';
import { PERCENT, UNIT, UNIT_BEHIND, UNITS } from './extract-figure-words.ts';
import { type FoundNumber, findNumbers } from './extract-numbers.ts';
import type { Sentence } from './extract-sentences.ts';

/** "of the", "из тех", "d'entre": what a lead may begin with. */
const LEADS_ON =
  /^(?:of (?:the|those|these|them|its|his|her|their|our)|d'entre|des?(?: ses| leurs| nos| ces| les)?|из (?:них|тех)|de) /iu;
/** "73 plaintes de détenus", "14 boxes of letters": the first noun is what is counted. */
const OF_ANOTHER = /^(?!(?:d'|de |des |of |autres?|otr[oa]s|others?))[\p{L}'-]+ (?:of|de|des|d')(?: |$)/iu;
/** These never stand between a number and what it counts. */
const BREAKS =
  /(?<!\p{L})(?:years?|months?|days?|weeks?|and|or|by|to|from|with|in|on|at|for|was|were|is|are|has|have|had|having|who|which|that|of the|et|ou|маюць|мае|имеют|имеет|мають|avaient|aient|tienen|tenían|par|pour|dans|sur|à|qui|que|ont|sont|y|en|con|para|que|и|или|в|на|с|к|по|для|от|который|которые|что|і|ці|у|ў|з|па|ад|да|што|якія|та|або|із|що|які)(?!\p{L})/iu;
/** "six of these deaths": some of those counted before. */
const OF_THESE = /^(?:of (?:these|those|them|the)|d'entre|из (?:них|тех)|de (?:estos|estas|esos|esas)) /iu;
const OF_THEM =
  /^ (?:of (?:them|those|these|whom|the)|d'entre (?:eux|elles)|de (?:ellos|ellas)|из (?:них|тех)|(?:з|зь|із) (?:іх|тых|них|тих))(?!\p{L})/iu;
/** "61 per cent of them": a share of those counted before. */
const OF_THOSE =
  /^ (?:of (?:them|those|these)(?! \p{L}+ed)|d'entre (?:eux|elles)|de (?:ellos|ellas)|из них|з іх|зь іх|із них|з них)(?!\p{L})/iu;
/** "about 150 a year earlier": no noun, a time. */
const TIME_BEHIND = /^ (?:an? year|un an|год|a month|un mois)(?!\p{L})/iu;
const EARLIER = /^ (?:an? year|one year|un an|un año) (?:earlier|before|plus tôt|auparavant|antes)(?!\p{L})/iu;
const NOUN_BEHIND =
  /^ (?:["“«„]\s?)?(?:\p{Ll}[\p{L}'-]+ ){0,2}?(?<noun>\p{Ll}[\p{L}'-]*(?:s|\p{Script=Cyrillic}{3}))(?!\p{L})/u;
/** Words that a count is never followed by as its noun. */
const NOT_A_NOUN =
  /^(?:and|the|for|from|with|were|was|are|had|have|has|who|that|which|than|per|under|over|into|after|before|when|while|dans|pour|avec|sont|ont|qui|que|mais|plus|sur|sans|para|con|que|por|или|для|что|как|это|этого|при|без|под|над|уже|был\p{L}*|были|назад|або|што|быў|была|пра|каб|таму|при|было|also|later|ago|each|others'|did|said|says|fewer|came|went|remain\p{L}*|still|out|met|left|died|fainted|would|will|could|in|on|at|to|of|by|as|or|if|it|ended|were|came|\p{Script=Cyrillic}+(?:ли|лі|лись|ліся|лися|ўся|лася))$/iu;

/** `inherited`: the unit of the figure told right before, for "43, of them 12 women; a year ago 31". */
export const countAt = (
  input: ExtractInput,
  sentence: Sentence,
  number: FoundNumber,
  inherited: string | undefined,
): Counted | undefined => {
  const text = input.view.text;
  const before = text.slice(Math.max(sentence.start, number.start - 60), number.start);
  const behind = text.slice(number.end, Math.min(sentence.end, number.end + 90));
  const bound = qualifierIn(before, text.slice(number.start, number.end));
  const duration = durationAt(input, sentence, number, bound);
  if (duration !== undefined) return duration;
  if (isNoCount(number, before, behind, bound?.code, bound?.length ?? 0, number.start === sentence.start))
    return undefined;
  // "Ser.L/V/II. Doc. 66": a stop that ends no sentence.
  if (
    number.start === sentence.start &&
    /(?:Doc|Nos?|Nr|Add|Rev|Vol|Arts?|núm)\. $/u.test(text.slice(Math.max(0, number.start - 7), number.start))
  )
    return undefined;
  const start = number.start - (bound?.length ?? 0);
  const counted = (unit: string, nounAt: number, elliptic = false): Counted => {
    const end = clauseEnd(input, sentence, nounAt);
    return {
      span: { start, end },
      number,
      elliptic,
      of: unit === 'percent' ? unitOf(text.slice(nounAt, end)) : unit,
      value: number.value,
      unit,
      population: populationOf(text.slice(nounAt, end)),
      qualifier: bound?.code,
    };
  };
  const percent = PERCENT.exec(behind);
  if (percent !== null)
    return counted('percent', number.end + percent[0].length, OF_THOSE.test(behind.slice(percent[0].length)));
  const noun = UNIT_BEHIND.exec(behind);
  const lead = noun?.groups?.lead ?? '';
  if (noun !== null && !BREAKS.test(lead.replace(LEADS_ON, '')) && findNumbers(lead).length === 0) {
    const shown = noun.groups?.noun ?? '';
    const code = OF_ANOTHER.test(lead)
      ? 'other'
      : (UNITS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(shown))?.[1] ?? 'other');
    return counted(code, number.end + noun[0].length - shown.length - lead.length, OF_THESE.test(lead));
  }
  if (OF_THEM.test(behind)) return counted(unitSaid(behind) ?? inherited ?? 'persons', number.end + 1, true);
  const said = unitSaid(behind);
  if (said !== undefined) return counted(said, number.end + 1, true);
  const other = NOUN_BEHIND.exec(behind)?.groups?.noun;
  if (
    other !== undefined &&
    !TIME_BEHIND.test(behind) &&
    !NOT_A_NOUN.test(FIRST_WORD.exec(behind)?.[0] ?? '') &&
    !BREAKS.test(behind.slice(0, behind.indexOf(other) + other.length))
  )
    return bound === undefined && number.inWords && number.value < 4 ? undefined : counted('other', number.end + 1);
  const ahead = unitBefore(before.slice(0, before.length - (bound?.length ?? 0)));
  if (ahead !== undefined) return counted(ahead, number.end, true);
  const head = headOfCount(text, number);
  const headed = head === undefined ? undefined : unitOf(head);
  const line = text.lastIndexOf('\n', number.start) + 1;
  const dated = input.dates.find((date) => date.start >= line && date.end <= number.start)?.edtf;
  const source = SOURCE.exec(head ?? '')?.groups?.who;
  if (head !== undefined && (headed !== undefined || /(?<!\p{L})\| *$/u.test(before)))
    return {
      ...counted(headed ?? 'other', number.end),
      population: populationOf(head.replace(SOURCE, '')),
      ...(dated === undefined ? {} : { dated }),
      ...(source === undefined ? {} : { source }),
    };
  // A number alone counts what the figure before it counted.
  if (
    bound !== undefined ||
    (inherited !== undefined && (ELLIPTIC.test(behind) || EARLIER.test(behind))) ||
    LISTED.test(behind) ||
    WE_ARE.test(before)
  )
    return counted(inherited ?? 'persons', number.end, true);
  return undefined;
};
/** "children among them — at least five", "Писем за год четыре": the noun stands before its number. */
const unitBefore = (before: string): string | undefined => {
  const noun = NOUN_AHEAD.exec(before)?.groups?.noun;
  return noun === undefined ? undefined : UNITS.find(([of]) => new RegExp(`^(?:${of})$`, 'iu').test(noun))?.[1];
};
const NOUN_AHEAD = new RegExp(
  `(?:^|[,;:—–] )(?<noun>${UNIT}) (?:among them|(?:зь|з|із|из) (?:іх|них)|за (?:год|месяц|месяц|рік|месяцы?))(?: [—–-])? $`,
  'iu',
);
/** "18 of them are women", "1,105 were men", "дзяцей зь іх": what the counted are said to be. */
const unitSaid = (behind: string): string | undefined => {
  const noun = SAID_TO_BE.exec(behind)?.groups?.noun;
  return noun === undefined ? undefined : UNITS.find(([of]) => new RegExp(`^(?:${of})$`, 'iu').test(noun))?.[1];
};
const SAID_TO_BE = new RegExp(
  `^ (?:of (?:them|those|these|whom) |d'entre (?:eux|elles) |de (?:ellos|ellas) )?(?:are|were|sont|étaient|son|eran|fueron) (?<noun>${UNIT})(?![\\p{L}-])`,
  'iu',
);

/** "43, of them 12 women", "1,187 people: 1,018 men and 169 women". */
export const isPart = (text: string, last: Counted | undefined, { span, part }: Counted): boolean => {
  if (part === true || last === undefined) return false;
  const between = text.slice(last.number.end, span.start);
  return (
    /(?:of (?:them|whom|these|those)|из них|з іх|з них|dont|de ellos|including|в том числе|у тым ліку|зокрема|including|y compris)[ —:–]*$/iu.test(
      between,
    ) ||
    /^[^;.]*: $/u.test(between) ||
    (last.part === true && /^[^;.]{0,20}(?:,|and|et|y|и|і|та) ?$/u.test(between))
  );
};
/** "Deaths in custody (source: Prison Service)". */
const SOURCE =
  /,? \((?:source|sources|fuente|источник|крыніца|джерело)(?: ?: | )(?:the |le |la |l'|el )?(?<who>[^()]{2,80})\)/iu;
const FIRST_WORD = /(?<=^ ["“«„]?)\p{L}+/u;
const LISTED = /^, (?:of (?:them|whom)|из них|з іх|dont|de ellos|з них)(?!\p{L})/iu;
const WE_ARE =
  /(?<!\p{L})(?:нас|іх|их|we (?:are|were)|nous (?:sommes|étions|fûmes)|они было|есть|конвой|канвой|convoy)(?: было| были|:)? $/iu;
const ELLIPTIC =
  /^(?:$|[.;,—]|\)(?=[.,;]|$)| [—–-] | (?:of|under|over|за|по|паводле|на|in|ended|оказал\p{L}+|en|that reached|lost) | \p{Script=Cyrillic}+(?:ли|лі|лись|ліся|лися)(?!\p{L})| (?:ended|were|was|are|have|has|had|remain\p{L}*|did|said|fainted|came|выш\p{L}+|отказал\p{L}+|атрымал\p{L}+|были|былі|было|сидят|сядзяць|маюць|имеют|мають))/iu;
