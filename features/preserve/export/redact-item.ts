import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { drawPage } from '@amparo/platform/sandbox/draw-page';
import PDFDocument from 'pdfkit';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../../kernel/deed.ts';
import { type ReadableBlob, readableBlob } from '../../records/readable-blob.ts';
import { type Box, blackOut, WHOLE_PAGE } from './redact-pixels.ts';
import { itemNumber } from './selection.ts';

const share = z.number().min(0).max(1);
const reason = z.string().trim().min(1).max(500);

/**
 * Makes a redacted version as an item of its own. A page is drawn in the sandbox, painted over and made anew from its
 * pixels, so that nothing of the file goes on; a page with a redacted passage and no box on it is blacked out wholly,
 * since nobody said where on it the words stand. An item without pages becomes a text with the passages taken out.
 */
export const redactItem = jobDeed({
  name: 'preserve.redact-item',
  summary: 'Make a redacted version of an item, with a reason for everything taken out',
  may: 'collect',
  input: z.object({
    item: z.uuid(),
    passages: z
      .array(z.object({ start: z.int().min(0), end: z.int().min(1), reason }))
      .default([])
      .describe('spans of the text as it is read now'),
    regions: z
      .array(z.object({ page: z.int().min(1), left: share, top: share, width: share, height: share, reason }))
      .default([])
      .describe('boxes on pages, as shares of width and height'),
  }),
  output: z.object({
    item: z.string(),
    number: z.string(),
    sha256: z.string(),
    pages: z.number(),
    /** Pages of which nothing is left. */
    blackPages: z.array(z.number()),
  }),
  run: async (context, input) => {
    const item = input.item as ItemId;
    if (input.passages.length + input.regions.length === 0)
      throw fault('input-invalid', 'say what is to be redacted: passages, regions or both', { field: 'passages' });
    const held = await readableBlob(context, item);
    const text = await textOf(context, item);
    const asked = { ...input, passages: input.passages.toSorted((a, b) => a.start - b.start) };
    requireSpans(asked.passages, text.body.length);
    const made = (await redactedPages(context, held, asked, text)) ?? redactedText(asked, text);
    return keep(context, item, held, asked, made);
  },
});

interface Asked {
  readonly passages: readonly { readonly start: number; readonly end: number; readonly reason: string }[];
  readonly regions: readonly (Box & { readonly page: number; readonly reason: string })[];
}

interface ItemText {
  readonly body: string;
  readonly pages: readonly { readonly page: number; readonly start: number; readonly end: number }[];
}

interface Made {
  readonly bytes: Uint8Array;
  readonly extension: 'pdf' | 'txt';
  readonly pages: number;
  readonly blackPages: readonly number[];
}

const textOf = async ({ database }: JobContext, item: ItemId): Promise<ItemText> => {
  const row = await database
    .selectFrom('item')
    .innerJoin('text_version', 'text_version.id', 'item.text_version_id')
    .select(['text_version.body', 'text_version.pages'])
    .where('item.id', '=', item)
    .executeTakeFirst();
  return row ?? { body: '', pages: [] };
};

const requireSpans = (passages: Asked['passages'], length: number): void => {
  const wrong = passages.find(({ start, end }) => start >= end || end > length);
  if (wrong === undefined) return;
  const message = `the text has ${length} characters, a passage goes from ${wrong.start} to ${wrong.end}`;
  throw fault('input-invalid', message, { field: 'passages' });
};

const WIDTH = 1700;
const POINTS = 595;

/** The pages as pictures in a PDF without a text layer; undefined when the item has no pages to draw. */
const redactedPages = async (
  context: JobContext,
  { blob, originalName }: ReadableBlob,
  asked: Asked,
  text: ItemText,
): Promise<Made | undefined> => {
  const draw = (page: number) =>
    drawPage({ bytes: context.house.vault.read(blob), declaredName: originalName, page, width: WIDTH });
  const first = await draw(1);
  if ('problem' in first) return undefined;
  const beyond = asked.regions.find(({ page }) => page > first.pages);
  if (beyond !== undefined)
    throw fault('input-invalid', `there is no page ${beyond.page}, the item has ${first.pages}`, { field: 'regions' });
  const pdf = new PDFDocument({
    autoFirstPage: false,
    info: { CreationDate: new Date(0), Producer: 'Amparo', Creator: 'Amparo' },
  });
  const bytes = collect(pdf);
  const blackPages: number[] = [];
  await context.progress('redacting', first.pages);
  for (let page = 1; page <= first.pages; page += 1) {
    const drawn = page === 1 ? first : await draw(page);
    if ('problem' in drawn) throw fault('unreadable', `page ${page}: ${drawn.problem.message}`);
    const boxes: Box[] = asked.regions.filter((region) => region.page === page);
    if (boxes.length === 0 && hasPassage(page, first.pages, asked, text)) {
      boxes.push(WHOLE_PAGE);
      blackPages.push(page);
    }
    const height = (POINTS * drawn.height) / drawn.width;
    pdf.addPage({ size: [POINTS, height], margin: 0 });
    pdf.image(Buffer.from(blackOut(drawn.png, boxes)), 0, 0, { width: POINTS, height });
    await context.progress(`page ${page}`);
  }
  pdf.end();
  return { bytes: await bytes, extension: 'pdf', pages: first.pages, blackPages };
};

/** Where the text does not tell its pages, a passage may stand on any of them. */
const hasPassage = (page: number, pages: number, { passages }: Asked, text: ItemText): boolean => {
  const span = text.pages.find((each) => each.page === page);
  if (span === undefined) return passages.length > 0 && (text.pages.length === 0 || pages === 1);
  return passages.some(({ start, end }) => start < span.end && end > span.start);
};

const collect = (pdf: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });

const redactedText = ({ passages, regions }: Asked, { body }: ItemText): Made => {
  if (regions.length > 0)
    throw fault('input-invalid', 'this item has no pages to draw boxes on: name passages', { field: 'regions' });
  let [text, at] = ['', 0];
  for (const [ordinal, { start, end }] of passages.entries()) {
    // Overlapping passages are one gap with the marks of both; its length tells nothing of what stood there.
    text += `${body.slice(at, Math.max(at, start))}[redacted ${ordinal + 1}]`;
    at = Math.max(at, end);
  }
  return { bytes: Buffer.from(text + body.slice(at)), extension: 'txt', pages: 0, blackPages: [] };
};

/** Takes the version in as an item, and records what it was made from, with everything taken out. */
const keep = async (context: JobContext, item: ItemId, held: ReadableBlob, asked: Asked, made: Made) => {
  const terms = await context.database
    .selectFrom('item')
    .select(['legal_basis', 'consent', 'classification'])
    .where('id', '=', item)
    .executeTakeFirstOrThrow();
  const number = itemNumber(held.number);
  const received = (await context.performNamed(
    'collect.receive-file',
    {
      name: `${number}-redacted.${made.extension}`,
      title: `${number}, redacted`,
      from: `item ${number}`,
      how: 'redacted version made in the house',
      basis: terms.legal_basis,
      ...terms.consent,
      classification: terms.classification,
    },
    (async function* () {
      yield made.bytes;
    })(),
  )) as { readonly itemId: string; readonly number: number; readonly sha256: string };
  await context.performNamed('preserve.record-derivation', {
    item: received.itemId,
    of: item,
    kind: 'redaction',
    tool: 'Amparo redaction',
    parameters: { pages: String(made.pages), blackPages: made.blackPages.join(' ') },
    changes: [
      ...asked.passages.map((passage, at) => ({ what: `passage ${at + 1}`, reason: passage.reason })),
      ...asked.regions.map((region) => ({ what: `box on page ${region.page}`, reason: region.reason })),
    ],
  });
  return {
    item: received.itemId,
    number: itemNumber(received.number),
    sha256: received.sha256,
    pages: made.pages,
    blackPages: [...made.blackPages],
  };
};
