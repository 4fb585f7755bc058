import type { ReadFigure } from '@amparo/core/nouns/reading';
import { findDateRanges, type Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, factSpans, passagesIn } from './extract.ts';
import { type EventTime, timesOf } from './extract-event-time.ts';
import type { Counted } from './extract-figure-clause.ts';
import { countAt, isPart } from './extract-figure-count.ts';
import { coverageOf } from './extract-figure-coverage.ts';
import { periodOf, type ToldBefore } from './extract-figure-period.ts';
import { sharesIn } from './extract-figure-share.ts';
import { authorOfReply, figureSpeaker, type Speakers } from './extract-figure-speaker.ts';
import type { FoundPerson } from './extract-found-person.ts';
import { type FoundNumber, findNumbers } from './extract-numbers.ts';
import { placesOf } from './extract-person-places.ts';
import type { FoundQuotation } from './extract-quotations.ts';
import type { Sentence } from './extract-sentences.ts';

export const FIGURE_RULE = 'figure/3';

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
    const whole = authorOfReply(input);
    const speakers: Speakers = {
      quotations,
      bodies,
      people: placesOf(persons),
      text: input.view.text,
      ...(whole === undefined ? {} : { whole }),
    };
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
      const heading = headingAbove(input.sentences, index);
      let first: typeof before;
      for (const counted of told) {
        // A share is of the whole that its sentence tells first, not of the part beside it.
        if (counted.unit === 'percent' && first !== undefined) before = first;
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
            ...(heading === undefined ? {} : { heading }),
            carried: () => carriedTime(input, index, times),
            text: input.view.text,
            sentence,
            number: counted.number,
            unit: counted.unit,
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
        const step: NonNullable<typeof before> = {
          value: counted.value,
          of: counted.part === true && before?.of !== undefined ? before.of : counted.of,
          period,
          speaker,
          at: index,
          paragraph: sentence.paragraph,
        };
        // "134 in 2024, up from 50 two years before": what comes next goes on from the 134.
        const isOther = within && before?.period !== undefined && period !== undefined && period !== before.period;
        if (!isOther) before = step;
        first ??= step;
        previous.push(step);
      }
    });
    return found.sort((a, b) => a.at - b.at).map(({ figure }) => figure);
  },
};

/** The line right above the paragraph, where it is a heading: short, no sentence, no item of a list. */
const headingAbove = (sentences: readonly Sentence[], index: number): string | undefined => {
  const own = sentences[index]?.paragraph ?? 0;
  for (let at = index - 1; at >= 0 && index - at < FURTHEST_HEADING; at -= 1) {
    const sentence = sentences[at];
    if (sentence === undefined || sentence.paragraph === own) continue;
    const alone =
      sentences[at - 1]?.paragraph !== sentence.paragraph && sentences[at + 1]?.paragraph !== sentence.paragraph;
    if (alone && sentence.text.length < 80 && !/[.!?;,]$|^(?:[-•–*►—] )/u.test(sentence.text)) return sentence.text;
  }
  return undefined;
};
const FURTHEST_HEADING = 12;

/** The time at the head of the sentence before, of the same paragraph: "On 14 January they blocked the road. At least 17 were injured." */
const carriedTime = (
  input: ExtractInput,
  index: number,
  times: (sentence: Sentence) => readonly EventTime[],
): string | undefined => {
  const last = input.sentences[index - 1];
  if (last === undefined || last.paragraph !== input.sentences[index]?.paragraph) return undefined;
  const own = times(last).filter(({ lead, said, start, end }) => lead === 'at' && said === undefined && end > start);
  const [only] = own;
  return own.length === 1 && only !== undefined && only.start - last.start < HEAD_OF_SENTENCE ? only.edtf : undefined;
};
const HEAD_OF_SENTENCE = 8;

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
