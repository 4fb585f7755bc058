import type { PageSpan } from '@amparo/core/nouns/passage';
import type { Read, Reading } from '@amparo/core/nouns/reading';
import {
  findDates,
  findProvisions,
  type LettersReference,
  readLetter,
  type Span,
  segmentsOf,
  viewOf,
} from '@amparo/un-letters';
import { type ExtractInput, passagesIn } from './extract.ts';
import { communicationExtractor } from './extract-communication.ts';
import { documentDateOf } from './extract-document-date.ts';
import { eventExtractor } from './extract-events.ts';
import { familyExtractor } from './extract-family.ts';
import { figureExtractor } from './extract-figures.ts';
import { kindOf } from './extract-kind.ts';
import { languageOf, paragraphsOf } from './extract-language.ts';
import { lawExtractor } from './extract-law.ts';
import { mayBeSame } from './extract-may-be-same.ts';
import { organisationExtractor } from './extract-organisations.ts';
import { withRoles } from './extract-person-roles.ts';
import { personExtractor } from './extract-persons.ts';
import { findQuotations, quotationExtractor } from './extract-quotations.ts';
import { sentencesOf } from './extract-sentences.ts';

const DATE_RULE = 'document-date/1';

/**
 * Reads a text: its kind and language, who and what it names, what it says happened, what it cites; every value with
 * its passage, nothing that the text does not say. Offsets in the answer are UTF-16 code units of `text`.
 * Pure: the same text and reference give the same reading, in time linear in the text.
 */
export const readText = (
  text: string,
  options: {
    readonly pages?: readonly PageSpan[];
    readonly reference: LettersReference;
    readonly documentName?: string;
  },
): Reading => {
  const input = inputOf(text, options);
  const named = personExtractor.extract(input, undefined);
  const persons = familyExtractor.extract(input, named);
  const found = persons.map(({ person }) => person);
  const quoted = findQuotations(input.view.text, persons);
  const law = lawExtractor.extract(input, undefined);
  const communication = communicationExtractor.extract(input, { persons: found, law });
  const date = documentDate(input);
  const organisations = organisationExtractor.extract(input, persons);
  const events = eventExtractor.extract(input, persons);
  return {
    schema: 'amparo-reading/1',
    kind: input.kind,
    kindPassages: passagesIn(input, [openingSpan(input)]),
    ...(input.language === undefined ? {} : { language: input.language }),
    paragraphs: input.paragraphs.map((paragraph) => ({ ...paragraph, ...input.view.original(paragraph) })),
    ...(date === undefined ? {} : { date }),
    ...(communication === undefined ? {} : { communication }),
    persons: withRoles(input, persons, events, new Set(quoted.flatMap(({ speaker }) => speaker ?? []))),
    mayBeSame: mayBeSame(found),
    figures: figureExtractor.extract(input, {
      quotations: quoted,
      persons,
      bodies: organisations.map(({ name }) => name),
    }),
    events,
    organisations,
    quotations: quotationExtractor.extract(input, quoted),
    ...law,
  };
};

const inputOf = (
  text: string,
  options: { readonly pages?: readonly PageSpan[]; readonly reference: LettersReference },
): ExtractInput => {
  const view = viewOf(
    text,
    (options.pages ?? []).flatMap(({ aside = [] }) => aside),
  );
  const paragraphs = paragraphsOf(view.text);
  const letter = readLetter(view, options.reference);
  const kind = kindOf(view.text, letter);
  const dates = findDates(view.text);
  const documentDate = documentDateOf(view.text, dates, letter, kind);
  return {
    text,
    view,
    pages: options.pages ?? [],
    reference: options.reference,
    language: languageOf(view.text, paragraphs),
    paragraphs,
    kind,
    letter,
    segments: letter === undefined ? [] : segmentsOf(view.text),
    sentences: sentencesOf(view.text),
    dates,
    law: findProvisions(view.text, options.reference),
    documentDate: documentDate?.edtf,
    documentDateAt: documentDate?.start,
  };
};

const OPENING_LENGTH = 160;

/** Where a letter says in which capacity it is written; the first line of any other text. Whole words, one clause at most. */
const openingSpan = (input: ExtractInput): Span => {
  const { text } = input.view;
  const capacities =
    input.letter === undefined ? undefined : input.segments.find((segment) => segment.kind === 'capacities');
  const start = capacities?.start ?? 0;
  const line = text.indexOf('\n', start);
  const end = line < 0 ? text.length : line;
  if (end - start <= OPENING_LENGTH) return { start, end };
  const shown = text.slice(start, start + OPENING_LENGTH);
  const clause = shown.search(/[;.](?= )/u);
  const word = shown.lastIndexOf(' ');
  return { start, end: start + (clause > 30 ? clause : word > 0 ? word : OPENING_LENGTH) };
};

const documentDate = (input: ExtractInput): Read<string> | undefined => {
  const found = documentDateOf(input.view.text, input.dates, input.letter, input.kind);
  return found === undefined
    ? undefined
    : { value: found.edtf, passages: passagesIn(input, [found]), rule: DATE_RULE, confidence: 0.85 };
};
