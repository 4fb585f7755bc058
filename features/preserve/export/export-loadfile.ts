import { createHash } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { drawPage } from '@amparo/platform/sandbox/draw-page';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../../kernel/deed.ts';
import { approvalField } from '../../records/approvals.ts';
import { blobOnRecord } from '../../records/readable-blob.ts';
import { BagWriter } from './bag-writer.ts';
import { type BundleSource, bundleItems, bundleTexts } from './bundle-records.ts';
import {
  BYTE_ORDER_MARK,
  DEFAULT_SHAPE,
  datHeader,
  datRow,
  LOAD_PROPERTIES,
  type LoadFileShape,
  type LoadRow,
  optLines,
} from './load-file.ts';
import { recordExport } from './record-export.ts';
import { itemNumber, type SelectedItem, selectItems, selectionFields } from './selection.ts';

const VOLUME = 'VOL001';
const PAGE_WIDTH = 1700;

/** Items as a review platform loads them: DAT and OPT with NATIVES, TEXT and IMAGES, hashes in columns. */
export const exportLoadfile = jobDeed({
  name: 'preserve.export-loadfile',
  summary: 'Export items as a load file for a review platform (DAT, OPT, natives, text, page images)',
  may: 'export',
  onRecord: true,
  input: z.object({
    ...selectionFields,
    out: z.string().min(1).optional().describe('the folder to make; one in the workspace when absent'),
    images: z.boolean().default(false).describe('draw every page as a picture'),
    fields: z
      .array(z.object({ column: z.string().min(1).max(100), property: z.enum(LOAD_PROPERTIES) }))
      .min(1)
      .optional()
      .describe('columns in order, each with the property that fills it; the usual ones when absent'),
    separator: z.string().length(1).default(DEFAULT_SHAPE.separator),
    quote: z.string().length(1).default(DEFAULT_SHAPE.quote),
    newline: z.string().length(1).default(DEFAULT_SHAPE.newline),
    approval: approvalField,
  }),
  output: z.object({
    directory: z.string(),
    items: z.number(),
    withheld: z.array(z.object({ number: z.string(), reason: z.string() })),
    images: z.number(),
    /** SHA-256 of MANIFEST-SHA256.TXT, which lists every other file. */
    packageSha256: z.string(),
  }),
  command: { words: 'export loadfile' },
  run: async (context, input) => {
    const chosen = await selectItems(context, input, input.approval !== undefined);
    const day = context.now.toISOString().slice(0, 10);
    const name = `loadfile-${day}-${context.now.getTime()}`;
    const out = resolve(input.out ?? join(context.house.workspace.paths.drafts, name));
    const there = await access(out).then(
      () => true,
      () => false,
    );
    if (there) throw fault('conflict', `${out} exists: name a folder that does not`, { field: 'out' });
    const shape: LoadFileShape = {
      separator: input.separator,
      quote: input.quote,
      newline: input.newline,
      fields: input.fields?.map(({ column, property }) => [column, property] as const) ?? DEFAULT_SHAPE.fields,
    };
    if (new Set([shape.separator, shape.quote, shape.newline, '\n', '\r']).size < 5)
      throw fault('input-invalid', 'separator, quote and newline are three different characters, none a line break');
    const partial = `${out}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true, mode: 0o700 });
    try {
      await context.progress('writing', chosen.length);
      const written = await writeLoadFile(context, { chosen, partial, shape, images: input.images });
      await context.perform(recordExport, {
        kind: 'load-file',
        leaving: chosen.filter(({ withheld }) => withheld === null).map(({ id }) => id),
        withheld: chosen.flatMap(({ id, withheld }) => (withheld === null ? [] : [{ item: id, reason: withheld }])),
        packageSha256: written.packageSha256,
        ...(input.approval === undefined ? {} : { approval: input.approval }),
      });
      await rename(partial, out);
      return {
        directory: out,
        items: chosen.length,
        withheld: chosen.flatMap(({ number, withheld }) =>
          withheld === null ? [] : [{ number: itemNumber(number), reason: withheld }],
        ),
        ...written,
      };
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  },
});

interface LoadFileJob {
  readonly chosen: readonly SelectedItem[];
  readonly partial: string;
  readonly shape: LoadFileShape;
  readonly images: boolean;
}

const writeLoadFile = async (context: JobContext, { chosen, partial, shape, images }: LoadFileJob) => {
  const source: BundleSource = { context, chosen, size: Number.MAX_SAFE_INTEGER };
  const bag = new BagWriter(partial);
  const listed: string[] = [];
  const put = async (path: string, content: Parameters<BagWriter['put']>[1]) => {
    const file = await bag.put(path, content);
    listed.push(`${file.sha256}  ${path}\n`);
    return file;
  };
  let drawn = 0;
  try {
    const texts = new Map<string, string>();
    for await (const { number, text } of bundleTexts(source)) {
      await put(`TEXT/${number}.txt`, text);
      texts.set(number, `TEXT/${number}.txt`);
    }
    const families = await familiesOf(context, chosen);
    const rows: string[] = [];
    const opt: string[] = [];
    for await (const { number, extension, record, bytes } of bundleItems(source, (note) => context.progress(note))) {
      const native = bytes === undefined ? null : `NATIVES/${number}.${extension}`;
      if (native !== null && bytes !== undefined) {
        const file = await put(native, bytes());
        if (file.sha256 !== record.sha256)
          throw fault('integrity-failed', `item ${number}: its bytes are not the recorded ones`);
      }
      const pages = images && native !== null ? await drawPages(context, record.id as ItemId, number, put) : [];
      drawn += pages.length;
      opt.push(optLines(VOLUME, number, pages));
      const family = families.get(number) ?? [number];
      const row: LoadRow = {
        number,
        familyFirst: family[0] ?? number,
        familyLast: family.at(-1) ?? number,
        parent: record.parent ?? '',
        children: chosenChildren(chosen, record.id).join(';'),
        pages: pages.length === 0 ? '' : String(pages.length),
        fileName: record.originalName ?? '',
        title: record.title ?? '',
        mediaType: record.mediaType ?? '',
        kind: record.kind ?? '',
        language: record.language ?? '',
        documentDate: record.documentDate ?? '',
        collector: typeof record.collector === 'string' ? record.collector : '',
        source: (record.origin as { readonly from?: string } | null)?.from ?? '',
        receivedAt: record.receivedAt,
        classification: record.classification,
        legalBasis: record.legalBasis,
        size: String(record.size),
        sha256: record.sha256,
        sha512: record.sha512,
        redactionOf: record.derivedFrom?.number ?? '',
        withheld: record.withheld ?? '',
        exculpatory: record.exculpatory ? 'Y' : '',
        nativePath: native ?? '',
        textPath: texts.get(number) ?? '',
      };
      rows.push(datRow(shape, row));
    }
    await put('LOADFILE.DAT', `${BYTE_ORDER_MARK}${datHeader(shape)}${rows.join('')}`);
    await put('LOADFILE.OPT', opt.join(''));
  } catch (cause) {
    await bag.abandon();
    throw cause;
  }
  const manifest = listed.join('');
  await writeFile(join(partial, 'MANIFEST-SHA256.TXT'), manifest, { mode: 0o600, flag: 'wx' });
  return { images: drawn, packageSha256: createHash('sha256').update(manifest).digest('hex') };
};

const chosenChildren = (chosen: readonly SelectedItem[], id: string): readonly string[] => {
  const children = new Set(chosen.find((item) => item.id === id)?.children);
  return chosen.filter((item) => children.has(item.id)).map(({ number }) => itemNumber(number));
};

/** Members of the family of each chosen item, by number; the first is the outermost that is here. */
const familiesOf = async (
  { database }: JobContext,
  chosen: readonly SelectedItem[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await database
    .selectFrom('item')
    .select(['id', 'number', 'parent_id'])
    .where(
      'id',
      'in',
      chosen.map(({ id }) => id),
    )
    .orderBy('number')
    .execute();
  const rootOf = new Map<ItemId, ItemId>();
  for (const { id, parent_id } of rows) rootOf.set(id, parent_id === null ? id : (rootOf.get(parent_id) ?? id));
  const families = Map.groupBy(rows, ({ id }) => rootOf.get(id));
  return new Map(
    [...families.values()].flatMap((members) => {
      const numbers = members.map(({ number }) => itemNumber(number));
      return numbers.map((number) => [number, numbers] as const);
    }),
  );
};

/** Pictures of all pages, drawn in the sandbox; an item without pages has none. */
const drawPages = async (
  context: JobContext,
  id: ItemId,
  number: string,
  put: (path: string, content: Uint8Array) => Promise<unknown>,
): Promise<readonly string[]> => {
  const { blob, originalName } = await blobOnRecord(context, id);
  const paths: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const drawn = await drawPage({
      bytes: context.house.vault.read(blob),
      declaredName: originalName,
      page,
      width: PAGE_WIDTH,
    });
    if ('problem' in drawn) {
      if (page === 1) return [];
      throw fault('unreadable', `item ${number}, page ${page}: ${drawn.problem.message}`);
    }
    pages = drawn.pages;
    const path = `IMAGES/${number}_${String(page).padStart(4, '0')}.png`;
    await put(path, drawn.png);
    paths.push(path);
  }
  return paths;
};
