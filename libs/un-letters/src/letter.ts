import { type FoundClauses, findClauses } from './clauses.ts';
import { type FoundReference, findReferences } from './communication-references.ts';
import { type FoundDate, findDates } from './dates.ts';
import type { LettersReference } from './letters-reference.ts';
import { type FoundMandate, findMandates, paired } from './mandates.ts';
import { anyPhrase } from './phrase.ts';
import { type PriorCommunication, priorCommunications } from './prior-communications.ts';
import { type FoundQuestion, findQuestions } from './questions.ts';
import { type FoundResolution, findResolutions } from './resolutions.ts';
import { type Segment, type SegmentKind, segmentsOf } from './segments.ts';
import { type FoundSignatory, findSignatories } from './signatories.ts';
import type { Span, View } from './view.ts';

/** A Special Procedures letter, read. Every span is in the view's text; `view.original(span)` leads to the source. */
export interface Letter {
  readonly segments: readonly Segment[];
  /** The letter's own reference: the one between the mandates and the salutation. Decoys above are not. */
  readonly reference?: FoundReference;
  /** More than one mandate, or a type that says so. */
  readonly joint: boolean;
  readonly date?: FoundDate;
  readonly mandates: readonly FoundMandate[];
  /** The resolutions of the first sentence, in order. */
  readonly resolutions: readonly FoundResolution[];
  /** What the information received is about; without the words before it. */
  readonly subject?: Span;
  readonly priorCommunications: readonly PriorCommunication[];
  readonly questions: readonly FoundQuestion[];
  readonly clauses: FoundClauses;
  readonly signatories: readonly FoundSignatory[];
}

const SUBJECT = anyPhrase(
  'information (we|I) (have )?received (concerning|regarding|relating to|about|on|in relation to|with regard to|in respect of)',
  '(information|allegations|reports) (received |submitted |brought to (our|my) attention |made available )?(concerning|regarding|relating to|in relation to|with regard to)',
  '(information|allegations|reports) (that|which) (has|have) (come to|reached|been (brought|submitted|sent) to) (us|me|our (attention|notice)) (concerning|regarding|relating to|about|on)',
  '(follow-up|present|this) (letter|communication),? (which )?concerns',
  "informations? (que (nous avons|j'ai) )?(reçues? )?(concernant|relatives? à|au sujet d[eu]|sur|faisant état d[eu]|portant sur|qui concernent)",
  '(lettre|communication) (de suivi )?,?(qui )?concerne',
  '(la )?información (que (hemos|he) recibido |recibida )?(en relación con|relativa a|sobre|acerca de|con respecto a|referente a|relacionada con|concerniente a)',
);
const MATTER = anyPhrase(
  'information (we|I) have received',
  'information received',
  'information (that|which) (has|have) (come to|reached|been)',
  'informations? que',
  'informations? reçues',
  'información (que|recibida)',
  '(draft|proposed|new) (law|bill|legislation|decree)',
  '(projet de loi|proyecto de ley)',
);

/** Holders of mandates write; an organisation that submits information may use the same words. */
const HOLDERS = anyPhrase(
  '(our|my) capacit(y|ies)',
  'holders? of',
  '(nos|notre|ma) qualités?',
  'titulaires? de',
  '(nuestra|mi) (calidad|capacidad)',
  'titulares? de',
);

/**
 * The letter in a text, or nothing when the text is none: a reply, a press release, a list of organisations
 * or a courtesy note may stand on the same letterhead. A letter has a salutation, says in which capacity its
 * authors write, and brings information or a law to the Government's attention.
 */
export const readLetter = (view: View, reference: LettersReference): Letter | undefined => {
  const text = view.text;
  const segments = segmentsOf(text);
  const part = (kind: SegmentKind): Segment | undefined => segments.find((segment) => segment.kind === kind);
  const salutation = part('salutation');
  const capacities = part('capacities');
  if (salutation === undefined || capacities === undefined) return undefined;
  const opening = text.slice(capacities.start, capacities.start + 6_000);
  if (part('mandates') === undefined && !HOLDERS.test(opening.slice(0, 1_500))) return undefined;
  if (!MATTER.test(opening) || isAnswer(text.slice(0, capacities.start))) return undefined;

  const dates = findDates(text);
  const references = findReferences(text, reference);
  const head = { start: part('mandates')?.start ?? 0, end: salutation.start };
  const own = ownReference(references, head);
  const date = letterDate(text, dates, head, own);
  const formula = { start: capacities.start, end: formulaEnd(text, capacities, part('subject')) };
  const resolutions = findResolutions(text.slice(formula.start, formula.end)).map((one) => ({
    ...one,
    start: one.start + formula.start,
    end: one.end + formula.start,
  }));
  const council = resolutions.filter(
    (one) => one.body === 'HRC' || (one.body === undefined && /^\d{1,2}\//u.test(one.number)),
  );
  const mandates = mandatesOf(text, segments, formula, reference);
  const subject = subjectOf(text, capacities.start);
  const closing = {
    start: part('concerns')?.end ?? part('questions')?.start ?? part('clauses')?.start ?? capacities.end,
    end: part('signatories')?.start ?? text.length,
  };
  const questions = part('questions');
  const signatories = part('signatories');
  return {
    segments,
    ...(own === undefined ? {} : { reference: own }),
    joint: mandates.length > 1 || (own?.type ?? '').startsWith('J'),
    ...(date === undefined ? {} : { date }),
    mandates: paired(mandates, council, findMandates(text, formula, reference), reference),
    resolutions: council,
    ...(subject === undefined ? {} : { subject }),
    priorCommunications: priorCommunications(
      text,
      references.filter((one) => one.start >= capacities.start),
      own,
      dates,
    ),
    questions: questions === undefined ? [] : findQuestions(text, questions),
    clauses: findClauses(text, closing),
    signatories:
      signatories === undefined
        ? []
        : findSignatories(
            text,
            signatories,
            mandates.map(({ title }) => title),
          ),
  };
};

/** A note verbale or a reply opens with its compliments, not with capacities. */
const isAnswer = (before: string): boolean =>
  anyPhrase(
    'presents its compliments',
    'présente ses compliments',
    'saluda atentamente',
    'presenta sus saludos',
    'reply of the government',
    'réponse du gouvernement',
    'respuesta del gobierno',
  ).test(before.slice(-1_500));

/** Behind "Ref.:" first, else a reference on a line of its own; the last before the salutation. Never from the body. */
const ownReference = (references: readonly FoundReference[], head: Span): FoundReference | undefined => {
  const inHead = references.filter((one) => one.start >= head.start && one.end <= head.end && one.doubt === undefined);
  return inHead.findLast((one) => one.line !== undefined) ?? inHead.at(-1);
};

/** Alone on its line before any other, behind the reference before one above it; a stamp's date is not the letter's. */
const letterDate = (
  text: string,
  dates: readonly FoundDate[],
  head: Span,
  own: FoundReference | undefined,
): FoundDate | undefined => {
  const inHead = dates.filter(
    (date) =>
      date.precision === 'day' &&
      date.yearPrinted &&
      date.start >= head.start &&
      date.end <= head.end &&
      !STAMP.test(
        text
          .slice(Math.max(0, date.start - 30), date.start)
          .split('\n')
          .at(-1) ?? '',
      ),
  );
  const behind = inHead.filter((date) => own === undefined || date.start >= own.end);
  return behind.find((date) => isAlone(text, date)) ?? behind[0] ?? inHead.at(-1);
};

const STAMP = /receiv|reçu|recibid|stamp|registered|enregistr/iu;
const lineOf = (text: string, { start, end }: Span): string => {
  const behind = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start) + 1, behind < 0 ? text.length : behind);
};
const isAlone = (text: string, date: Span): boolean => lineOf(text, date).length - (date.end - date.start) < 24;

const formulaEnd = (text: string, capacities: Segment, subject: Segment | undefined): number => {
  const line = text.indexOf('\n', capacities.start);
  const limit = Math.min(line < 0 ? text.length : line, capacities.start + 6_000);
  return subject !== undefined && subject.start > capacities.start ? Math.min(limit, subject.start) : limit;
};

/** From the heading; from the first sentence where there is none or it is cut short; from what stands above as the last. */
const mandatesOf = (
  text: string,
  segments: readonly Segment[],
  formula: Span,
  reference: LettersReference,
): readonly FoundMandate[] => {
  const heading = segments.find((segment) => segment.kind === 'mandates');
  const fromHeading = heading === undefined ? [] : findMandates(text, heading, reference);
  const fromFormula = findMandates(text, formula, reference);
  const fromBoth = fromHeading.length >= fromFormula.length ? fromHeading : fromFormula;
  return fromBoth.length > 0 ? fromBoth : findMandates(text, { start: 0, end: formula.start }, reference);
};

const subjectOf = (text: string, from: number): Span | undefined => {
  const window = text.slice(from, from + 8_000);
  const match = SUBJECT.exec(window);
  if (match === null) return undefined;
  const start = from + match.index + match[0].length;
  const rest = /^[ :]*([^\n]{3,1200})/u.exec(text.slice(start, start + 1_300));
  if (rest === null) return undefined;
  const first = start + rest[0].length - (rest[1] ?? '').length;
  const shown = (rest[1] ?? '').slice(0, sentenceLength(rest[1] ?? ''));
  return { start: first, end: first + shown.length };
};

const sentenceLength = (text: string): number => {
  for (const match of text.matchAll(/[.](?= |$)/gu)) {
    if (!ABBREVIATION.test(text.slice(Math.max(0, match.index - 12), match.index))) return match.index + 1;
  }
  return text.length;
};
const ABBREVIATION =
  /(?:(?<!\p{L})(?:Ms|Mr|Mrs|Dr|MM|Sras?|Sres|Sr|Mme|Mmes|Nos?|M|núm|n|art|arts|St|Ltd|Inc|al|ref|cf)|(?<!\p{L})\p{Lu})$/iu;
