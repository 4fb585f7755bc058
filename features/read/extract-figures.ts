import type { ReadFigure } from '@amparo/core/nouns/reading';
import { findDateRanges, type Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, factSpans, passagesIn } from './extract.ts';
import { timesOf } from './extract-event-time.ts';
import type { Counted } from './extract-figure-clause.ts';
import { countAt, isPart } from './extract-figure-count.ts';
import { coverageOf, periodOf, type ToldBefore } from './extract-figure-period.ts';
import { sharesIn } from './extract-figure-share.ts';
import { figureSpeaker, type Speakers } from './extract-figure-speaker.ts';
import type { FoundPerson } from './extract-found-person.ts';
import { type FoundNumber, findNumbers } from './extract-numbers.ts';
import { placesOf } from './extract-person-places.ts';
import type { FoundQuotation } from './extract-quotations.ts';

export const FIGURE_RULE = 'figure/2';

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
