import type { Qualifier } from '@amparo/core/nouns/claim';
import type { ReadFigure } from '@amparo/core/nouns/reading';
import { findDateRanges, type Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, factSpans, passagesIn } from './extract.ts';
import { timesOf } from './extract-event-time.ts';
import { isNoCount } from './extract-figure-no-count.ts';
import { coverageOf, periodOf, type ToldBefore } from './extract-figure-period.ts';
import { figureSpeaker, type Speakers } from './extract-figure-speaker.ts';
import { headOfCount } from './extract-figure-table.ts';
import {
  ABOUT_BY_ORDER,
  ABOUT_BY_WORD,
  PERCENT,
  QUALIFIERS,
  SHARES,
  UNIT,
  UNIT_BEHIND,
  UNITS,
} from './extract-figure-words.ts';
import type { FoundPerson } from './extract-found-person.ts';
import { type FoundNumber, findNumbers } from './extract-numbers.ts';
import { placesOf } from './extract-person-places.ts';
import type { FoundQuotation } from './extract-quotations.ts';
import type { Sentence } from './extract-sentences.ts';

export const FIGURE_RULE = 'figure/2';

/** "of the", "из тех", "d'entre": what a lead may begin with. */
const LEADS_ON =
  /^(?:of (?:the|those|these|them|its|his|her|their|our)|d'entre|des?(?: ses| leurs| nos| ces| les)?|из (?:них|тех)|de) /iu;
/** These never stand between a number and what it counts. */
const BREAKS =
  /(?<!\p{L})(?:years?|months?|days?|weeks?|and|or|by|to|from|with|in|on|at|for|was|were|is|are|has|have|had|having|who|which|that|of the|et|ou|маюць|мае|имеют|имеет|мають|avaient|aient|tienen|tenían|par|pour|dans|sur|à|qui|que|ont|sont|y|en|con|para|que|и|или|в|на|с|к|по|для|от|который|которые|что|і|ці|у|ў|з|па|ад|да|што|якія|та|або|із|що|які)(?!\p{L})/iu;
/** "six of these deaths": some of those counted before. */
const OF_THESE = /^(?:of (?:these|those|them|the)|d'entre|из (?:них|тех)|de (?:estos|estas|esos|esas)) /iu;
const OF_THEM =
  /^ (?:of (?:them|those|these|whom|the)|d'entre (?:eux|elles)|de (?:ellos|ellas)|из (?:них|тех)|(?:з|зь|із) (?:іх|тых|них|тих))(?!\p{L})/iu;
/** "61 per cent of them", "40 % des détenus": a share of those counted before. */
const OF_THOSE = /^ (?:of (?:them|those|these|the)|des|d'entre|de los|de las|из них|з іх|із них)(?!\p{L})/iu;
/** "about 150 a year earlier": no noun, a time. */
const TIME_BEHIND = /^ (?:an? year|un an|год|a month|un mois)(?!\p{L})/iu;
const NOUN_BEHIND =
  /^ (?:["“«„]\s?)?(?:\p{Ll}[\p{L}'-]+ ){0,2}?(?<noun>\p{Ll}[\p{L}'-]*(?:s|\p{Script=Cyrillic}{3}))(?!\p{L})/u;
/** Words that a count is never followed by as its noun. */
const NOT_A_NOUN =
  /^(?:and|the|for|from|with|were|was|are|had|have|has|who|that|which|than|per|under|over|into|after|before|when|while|dans|pour|avec|sont|ont|qui|que|mais|plus|sur|sans|para|con|que|por|или|для|что|как|это|этого|при|без|под|над|уже|был\p{L}*|были|назад|або|што|быў|была|пра|каб|таму|при|было|also|later|ago|each|others'|did|said|says|fewer|came|went|remain\p{L}*|still|out|met|left|died|fainted|would|will|could|in|on|at|to|of|by|as|or|if|it|ended|were|came|\p{Script=Cyrillic}+(?:ли|лі|лись|ліся|лися|ўся|лася))$/iu;
const CLAUSE_LIMIT = 220;

/** What a figure's speaker is looked for among. */
export interface FigureNeeds {
  readonly quotations: readonly FoundQuotation[];
  readonly persons: readonly FoundPerson[];
  /** Names of the bodies that the text tells of. */
  readonly bodies: readonly string[];
}

/** Counts with what is counted, the bound the text gives, the period, and who says so. */
export const figureExtractor: Extractor<FigureNeeds, readonly ReadFigure[]> = {
  rule: FIGURE_RULE,
  extract: (input, { quotations, persons, bodies }) => {
    const allowed = countedSpans(input);
    const times = timesOf(input);
    const coverage = coverageOf(
      input,
      findDateRanges(input.view.text, input.dates).map(({ start, begin, until }) => ({
        start,
        edtf: `${begin}/${until}`,
      })),
    );
    const speakers: Speakers = { quotations, bodies, people: placesOf(persons) };
    const taken = new Uint8Array(input.view.text.length + 1);
    for (const span of [...input.dates, ...input.law.domestic, ...input.law.provisions])
      taken.fill(1, span.start, span.end);
    const numbers = findNumbers(input.view.text).filter((number) => taken[number.start] === 0);
    const found: { figure: ReadFigure; at: number }[] = [];
    let cursor = 0;
    let before: (ToldBefore & { readonly of: string | undefined; readonly speaker: string | undefined }) | undefined;
    let previous: ToldBefore[] = [];
    input.sentences.forEach((sentence, index) => {
      while (cursor < numbers.length && (numbers[cursor] as FoundNumber).start < sentence.start) cursor += 1;
      if (!allowed.some((span) => sentence.start >= span.start && sentence.end <= span.end)) return;
      const told: Counted[] = [];
      for (let at = cursor; at < numbers.length && (numbers[at] as FoundNumber).start < sentence.end; at += 1) {
        const number = numbers[at] as FoundNumber;
        const beside = told.at(-1);
        const whole =
          beside === undefined || input.view.text.slice(beside.number.end, number.start).includes(';')
            ? (told.findLast(({ part }) => !part) ??
              (before !== undefined && index - before.at <= 1 ? before : undefined))
            : beside;
        const counted = countAt(input, sentence, number, whole?.of);
        if (counted !== undefined)
          told.push(isPart(input.view.text, told.at(-1), counted) ? { ...counted, part: true } : counted);
      }
      told.push(...sharesIn(input, sentence));
      if (told.length === 0) return;
      told.sort((a, b) => a.number.start - b.number.start);
      const own = times(sentence);
      const last = before;
      // What the sentence before told: these may be its parts, "21 detained. 16 men and 5 women".
      const wholes = last === undefined ? [] : previous.filter(({ at }) => at === last.at);
      previous = [];
      const parts = told.filter(({ unit }) => unit !== 'percent').reduce((sum, { value }) => sum + value, 0);
      for (const counted of told) {
        const near =
          before !== undefined &&
          index - before.at <= 1 &&
          (before.paragraph === sentence.paragraph || /^(?:[-•–*] |\d{1,2}[.)] )/u.test(sentence.text));
        const within = before !== undefined && before.at === index;
        const goesOn =
          (near &&
            (counted.elliptic ||
              (last !== undefined && last.at !== index && wholes.some(({ value }) => value === parts)))) ||
          within;
        const period =
          counted.dated ??
          periodOf({
            text: input.view.text,
            sentence,
            number: counted.number,
            span: counted.span,
            times: own,
            coverage,
            before:
              near && !within
                ? (wholes.find(({ value }) => value === parts) ?? before)
                : before?.at === index
                  ? before
                  : undefined,
            goesOn,
          });
        const speaker =
          counted.source ??
          figureSpeaker(sentence, counted.span, speakers, near || within ? before?.speaker : undefined) ??
          (near && goesOn ? before?.speaker : undefined);
        found.push({ figure: figureOf(input, counted, period, speaker), at: counted.number.start });
        before = {
          value: counted.value,
          of: counted.part === true && before?.of !== undefined ? before.of : counted.of,
          period,
          speaker,
          at: index,
          paragraph: sentence.paragraph,
        };
        previous.push(before);
      }
    });
    return found.sort((a, b) => a.at - b.at).map(({ figure }) => figure);
  },
};

/** A letter counts in its facts and in what it says of them; one that has no part for facts, also below its subject. */
const countedSpans = (input: ExtractInput): readonly Span[] => {
  const facts = factSpans(input);
  if (input.letter === undefined) return facts;
  return input.segments.filter(
    ({ kind }) =>
      kind === 'facts' ||
      kind === 'concerns' ||
      (facts.length === 0 && (kind === 'subject' || kind === 'unclassified')),
  );
};

interface Counted {
  readonly span: Span;
  /** The number alone. */
  readonly number: Span;
  /** It says what it counts only by the figure before it. */
  readonly elliptic: boolean;
  /** What is counted, also by a share of it: the unit of a number that goes on from this one. */
  readonly of: string | undefined;
  /** It tells a part of the figure before it. */
  readonly part?: boolean;
  /** EDTF date of the label in a list of counts, and whom the head of the list names as its source. */
  readonly dated?: string;
  readonly source?: string;
  readonly value: number;
  readonly unit: string;
  readonly population: string;
  readonly qualifier: Qualifier | undefined;
}

/** `inherited`: the unit of the figure told right before, for "43, of them 12 women; a year ago 31". */
const countAt = (
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
    const code = UNITS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(shown))?.[1] ?? 'other';
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
    (inherited !== undefined && ELLIPTIC.test(behind)) ||
    LISTED.test(behind) ||
    WE_ARE.test(before)
  )
    return counted(inherited ?? 'persons', number.end, true);
  return undefined;
};
/** "18 of them are women", "1,105 were men", "дзяцей зь іх": what the counted are said to be. */
const unitSaid = (behind: string): string | undefined => {
  if (DIED.test(behind)) return 'deaths';
  const noun = SAID_TO_BE.exec(behind)?.groups?.noun;
  return noun === undefined ? undefined : UNITS.find(([of]) => new RegExp(`^(?:${of})$`, 'iu').test(noun))?.[1];
};
/** "five of them were killed". */
const DIED =
  /^ (?:of (?:them|those|these|whom)|d'entre (?:eux|elles)|de (?:ellos|ellas)) (?:(?:have|has|had|were|was|ont été|sont|fueron) )?(?:since )?(?:killed|died|tuée?s|mort(?:e?s)|asesinad[oa]s|murieron)(?!\p{L})/iu;
const SAID_TO_BE = new RegExp(
  `^ (?:of (?:them|those|these|whom) |d'entre (?:eux|elles) |de (?:ellos|ellas) )?(?:are|were|sont|étaient|son|eran|fueron) (?<noun>${UNIT})(?![\\p{L}-])`,
  'iu',
);
/** "of the women", "des détenus": the unit of those whom a share is of. */
const unitOf = (population: string): string | undefined => {
  const words = population.split(/[^\p{L}'-]+/u).slice(0, 5);
  for (const word of words) {
    const unit = word.length < 3 ? undefined : UNITS.find(([of]) => new RegExp(`^(?:${of})$`, 'iu').test(word))?.[1];
    if (unit !== undefined) return unit;
  }
  return undefined;
};

/** "43, of them 12 women", "1,187 people: 1,018 men and 169 women". */
const isPart = (text: string, last: Counted | undefined, { span, part }: Counted): boolean => {
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

/** A length of time that is counted as such: "not paid for eight months", "more than twenty years of non-compliance". */
const durationAt = (
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

const sharesIn = (input: ExtractInput, sentence: Sentence): readonly Counted[] =>
  SHARES.flatMap(([pattern, value]) =>
    [...sentence.text.matchAll(pattern)].flatMap((match) => {
      const at = sentence.start + match.index;
      const bound = qualifierIn(input.view.text.slice(Math.max(sentence.start, at - 30), at), match[0]);
      // "half of the night", "палова адзінаццатай": a share is of people or things.
      if (
        /^[^.;]{0,12}(?:night|day|year|summer|winter|month|term|sentence|time|hour|nuit|année|ночи|года|срока|ночы|тэрміну)/iu.test(
          sentence.text.slice(match.index + match[0].length),
        )
      )
        return [];
      if (
        bound === undefined &&
        !/of the|of those|of them|des |d'entre|из них|з іх|із них/iu.test(
          sentence.text.slice(match.index, match.index + match[0].length + 8),
        )
      )
        return [];
      const start = at - (bound?.length ?? 0);
      const end = clauseEnd(input, sentence, at);
      return [
        {
          span: { start, end },
          number: { start: at, end: at + match[0].trimEnd().length },
          elliptic: false,
          of: unitOf(input.view.text.slice(at + match[0].length, end)),
          value,
          unit: 'percent',
          population: populationOf(input.view.text.slice(at + match[0].length, end)),
          qualifier: bound?.code,
        },
      ];
    }),
  );

const figureOf = (
  input: ExtractInput,
  counted: Counted,
  period: string | undefined,
  speaker: string | undefined,
): ReadFigure => ({
  value: counted.value,
  ...(counted.qualifier === undefined ? {} : { qualifier: counted.qualifier }),
  unit: counted.unit,
  population: counted.population === '' ? counted.unit : counted.population,
  ...(period === undefined ? {} : { period }),
  ...(speaker === undefined ? {} : { speaker }),
  passages: passagesIn(input, [counted.span]),
});

const qualifierIn = (
  before: string,
  number: string,
): { readonly code: Qualifier; readonly length: number } | undefined => {
  for (const [pattern, code] of QUALIFIERS) {
    const match = pattern.exec(before);
    if (match !== null) return { code, length: match[0].length };
  }
  if (ABOUT_BY_WORD.test(number)) return { code: 'about', length: 0 };
  const turned = ABOUT_BY_ORDER.exec(before);
  return turned === null ? undefined : { code: 'about', length: turned[0].length };
};

/** To the end of the clause, without its stop or the next count, and never too far. */
const clauseEnd = (input: ExtractInput, sentence: Sentence, from: number): number => {
  const rest = input.view.text.slice(from, Math.min(sentence.end, from + CLAUSE_LIMIT));
  const stop = rest.search(
    /[;:]|[.?!]["”»']?$|["”»]$|, (?:and |of (?:them|whom) |из них |з іх |dont )?(?:\d|more than|at least|about)|(?: and| et| y| и| і) \d/u,
  );
  const end = stop < 0 ? rest.length : stop;
  if (end === CLAUSE_LIMIT) return from + rest.lastIndexOf(' ');
  return from + end;
};

/** The words for those counted: the noun and what is said of it, up to who says so. */
const populationOf = (clause: string): string => {
  const cut = clause.search(
    /,? (?:according to|selon|d'après|según|по данным|по подсчётам|паводле)|, \d|,? and \d|, (?:the \p{L}+ )?(?:say|says|said)/iu,
  );
  return (cut < 0 ? clause : clause.slice(0, cut))
    .replace(/^[\s"“«]+|[\s,;:"”»]+$/gu, '')
    .trim()
    .slice(0, 160);
};
