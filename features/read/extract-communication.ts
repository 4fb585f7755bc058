import type { Read, ReadCharge, ReadCommunication, ReadPerson } from '@amparo/core/nouns/reading';
import type { Letter, Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, passagesIn, wordsIn } from './extract.ts';
import { type ReadLaw, shownReference } from './extract-law.ts';

export const COMMUNICATION_RULE = 'communication/1';

interface Needs {
  readonly persons: readonly ReadPerson[];
  readonly law: ReadLaw;
}

/** The letter's own record, where the document is a letter. */
export const communicationExtractor: Extractor<Needs, ReadCommunication | undefined> = {
  rule: COMMUNICATION_RULE,
  extract: (input, { persons, law }) => {
    const letter = input.letter;
    if (letter === undefined) return undefined;
    const own = letter.reference;
    const state = own === undefined || own.state === 'OTH' ? undefined : own.state;
    return {
      ...(own === undefined
        ? {}
        : {
            reference: {
              ...shownReference(own, letter.joint),
              passages: passagesIn(input, [own.line ?? own]),
              rule: COMMUNICATION_RULE,
              confidence: own.line === undefined ? 0.75 : 0.95,
            },
          }),
      ...(letter.date === undefined ? {} : { date: read(input, letter.date.edtf, letter.date, 0.95) }),
      ...(own === undefined || state === undefined ? {} : { state: read(input, state, own, 0.95) }),
      mandates: letter.mandates.map(({ code, title, resolution, ...span }) => ({
        ...(code === undefined ? {} : { code }),
        title,
        ...(resolution === undefined ? {} : { resolution }),
        passages: passagesIn(input, [span]),
      })),
      resolutions: letter.resolutions.map((found) => read(input, found.number, found, 0.95)),
      ...(letter.subject === undefined
        ? {}
        : { subject: read(input, textOf(input, letter.subject), letter.subject, 0.9) }),
      persons: victims(persons),
      priorCommunications: letter.priorCommunications.map(({ reference, places, sent, replied }) => ({
        reference: shownReference(reference),
        ...(sent === undefined ? {} : { sent: read(input, sent.date, sent, 0.85) }),
        ...(replied === undefined ? {} : { replied: read(input, replied.date, replied, 0.8) }),
        passages: passagesIn(input, places),
      })),
      instruments: law.instruments,
      charges: charges(input),
      documents: law.documents,
      questions: letter.questions.map((question) => read(input, textOf(input, question), question, 0.95)),
      clauses: clauses(input, letter),
      signatories: letter.signatories.map((found) => ({
        name: wordsIn(input, found.nameSpan),
        ...(found.titleSpan === undefined ? {} : { title: textOf(input, found.titleSpan) }),
        passages: passagesIn(input, [found]),
      })),
    };
  },
};

const MOST_COMPARED = 500;
/**
 * Names of the alleged victims. A part of one other victim's name ("Zúñiga" beside "Maribel Zúñiga Otárola") is not listed
 * again; the persons stay two.
 */
const victims = (persons: readonly ReadPerson[]): readonly string[] => {
  const names = persons.filter(({ role }) => role === 'victim').map(({ name }) => name);
  if (names.length > MOST_COMPARED) return names;
  return names.filter(
    (name) => names.filter((other) => other !== name && ` ${other} `.includes(` ${name} `)).length !== 1,
  );
};

/** As printed; as the view has it where a page break or a footnote stands inside. */
const textOf = (input: ExtractInput, span: Span): string => {
  const shown = input.view.text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  const printed = wordsIn(input, span);
  return Math.abs(printed.length - shown.length) <= 4 + shown.length / 50 ? printed : shown;
};

const read = <T>(input: ExtractInput, value: T, span: Span, confidence: number): Read<T> => ({
  value,
  passages: passagesIn(input, [span]),
  rule: COMMUNICATION_RULE,
  confidence,
});

/** Articles that the text brings against somebody; every place where such an article stands. */
const charges = (input: ExtractInput): readonly ReadCharge[] => {
  const brought = new Set(input.law.domestic.filter((one) => one.brought).map(({ article }) => article));
  const groups = new Map<string, { article: string; code?: string; spans: Span[] }>();
  for (const found of input.law.domestic.filter(({ article }) => brought.has(article))) {
    const key = `${found.article} ${found.code ?? ''}`;
    const group = groups.get(key) ?? {
      article: found.article,
      ...(found.code === undefined ? {} : { code: found.code }),
      spans: [],
    };
    group.spans.push(found);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ spans, ...charge }) => ({ ...charge, passages: passagesIn(input, spans) }));
};

const clauses = (input: ExtractInput, { clauses: found }: Letter): ReadCommunication['clauses'] => ({
  ...(found.publicationDays === undefined
    ? {}
    : { publicationDays: read(input, found.publicationDays.days, found.publicationDays, 0.95) }),
  ...(found.wgadRegularProcedure === undefined
    ? {}
    : { wgadRegularProcedure: read(input, true, found.wgadRegularProcedure, 0.95) }),
  ...(found.interimMeasures === undefined ? {} : { interimMeasures: read(input, true, found.interimMeasures, 0.95) }),
  ...(found.pressRelease === undefined ? {} : { pressRelease: read(input, true, found.pressRelease, 0.95) }),
});
