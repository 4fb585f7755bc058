import type { Aside, PageSpan, Span } from '@amparo/core/nouns/passage';
import type { Attachment, CellSpan, Finding, MailHeaders, SheetSpan } from './extraction.ts';
import { unframe } from './frames.ts';
import type { SandboxLimits } from './limits.ts';
import { answerOrNull, type Fields, NotAnAnswer, natural, problemOf, record, string } from './parse-answer.ts';

/**
 * The answer of a sandbox process as a Finding, or null. A hostile file may have taken the process over, so
 * nothing is believed: every field has its type, every span lies within the text, and nothing unknown comes through.
 */
export const parseFinding = (output: Buffer, limits: SandboxLimits): Finding | null => {
  const answer = unframe(output);
  if (answer === null) return null;
  return answerOrNull(() => findingOf(record(answer.head), answer.body, limits));
};

const findingOf = (head: Fields, body: Buffer, limits: SandboxLimits): Finding => {
  const facts = record(head.typeFacts);
  const extractor = record(head.extractor);
  const text = optional(head.text, string);
  if ((text?.length ?? 0) > limits.textLength) throw new NotAnAnswer();
  const length = text?.length ?? 0;
  return {
    mediaType: string(head.mediaType),
    typeFacts: { fromContent: nullable(facts.fromContent, string), fromName: nullable(facts.fromName, string) },
    ...present('text', text),
    ...present('charset', optional(head.charset, string)),
    ...present('title', optional(head.title, string)),
    ...present(
      'pages',
      optional(head.pages, (pages) => list(pages, pageWithin(length))),
    ),
    ...present(
      'pictures',
      optional(head.pictures, (pictures) => list(pictures, natural)),
    ),
    ...present(
      'sheets',
      optional(head.sheets, (sheets) => list(sheets, sheetWithin(length))),
    ),
    ...present('headers', optional(head.headers, headersOf)),
    ...present(
      'attachments',
      optional(head.attachments, (attachments) => attachmentsOf(attachments, body)),
    ),
    extractor: { name: string(extractor.name), version: string(extractor.version) },
    problems: list(head.problems, problemOf),
  };
};

const pageWithin =
  (length: number) =>
  (value: unknown): PageSpan => {
    const fields = record(value);
    const page = spanWithin(fields, length);
    const aside = optional(fields.aside, (some) => list(some, asideWithin(page)));
    return { page: natural(fields.page), ...page, ...present('aside', aside) };
  };

const ASIDE = ['furniture', 'note', 'mark'] as const;

const asideWithin =
  (page: Span) =>
  (value: unknown): Aside => {
    const fields = record(value);
    const kind = ASIDE.find((known) => known === fields.kind);
    const span = spanWithin(fields, page.end);
    if (kind === undefined || span.start < page.start) throw new NotAnAnswer();
    return { kind, ...span };
  };

const sheetWithin =
  (length: number) =>
  (value: unknown): SheetSpan => {
    const fields = record(value);
    const rows = list(fields.rows, (row) => list(row, cellWithin(length)));
    return { name: string(fields.name), ...spanWithin(fields, length), rows };
  };

const cellWithin =
  (length: number) =>
  (value: unknown): CellSpan => {
    const fields = record(value);
    return { address: string(fields.address), ...spanWithin(fields, length), value: string(fields.value) };
  };

const spanWithin = (fields: Fields, length: number): Span => {
  const [start, end] = [natural(fields.start), natural(fields.end)];
  if (start > end || end > length) throw new NotAnAnswer();
  return { start, end };
};

const headersOf = (value: unknown): MailHeaders => {
  const fields = record(value);
  return {
    ...present('from', optional(fields.from, string)),
    ...present('to', optional(fields.to, string)),
    ...present('cc', optional(fields.cc, string)),
    ...present('date', optional(fields.date, string)),
    ...present('subject', optional(fields.subject, string)),
  };
};

/** The bytes of the attachments follow the head, one after the other. */
const attachmentsOf = (value: unknown, body: Buffer): readonly Attachment[] => {
  let offset = 0;
  const attachments = list(value, (attachment) => {
    const fields = record(attachment);
    const start = offset;
    offset += natural(fields.size);
    if (offset > body.byteLength) throw new NotAnAnswer();
    const bytes = new Uint8Array(body.subarray(start, offset));
    return { name: string(fields.name), mediaType: string(fields.mediaType), bytes };
  });
  if (offset !== body.byteLength) throw new NotAnAnswer();
  return attachments;
};

const list = <Item>(value: unknown, item: (value: unknown) => Item): readonly Item[] => {
  if (!Array.isArray(value)) throw new NotAnAnswer();
  return value.map(item);
};

const optional = <Value>(value: unknown, parse: (value: unknown) => Value): Value | undefined =>
  value === undefined ? undefined : parse(value);

const nullable = <Value>(value: unknown, parse: (value: unknown) => Value): Value | null =>
  value === null ? null : parse(value);

const present = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [name in Name]?: Value } => (value === undefined ? {} : ({ [name]: value } as { [name in Name]: Value }));
