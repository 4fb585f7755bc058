import { createHash } from 'node:crypto';
import { isDay } from '@amparo/core/ground/day';
import { fault } from '@amparo/core/ground/fault';
import type { ItemId, TextVersionId } from '@amparo/core/ground/ids';
import { lettersReference } from '@amparo/core/law/letters-reference';
import type { Proposals } from '@amparo/core/nouns/claim';
import type { DocumentKind, ItemProblem } from '@amparo/core/nouns/item';
import { newId } from '@amparo/platform/config/new-id';
import { type Extraction, extract } from '@amparo/platform/sandbox/extract';
import { sql } from 'kysely';
import { z } from 'zod';
import { preparedDeed, type ReadContext, type WriteContext } from '../kernel/deed.ts';
import { storeItemWords } from '../records/item-words.ts';
import { blobForProgram } from '../records/readable-blob.ts';
import { sealedFor } from '../records/sealed-for.ts';
import { languageOf } from './extract-language.ts';
import { proposalsOf } from './extract-proposals.ts';
import { familyProblem } from './family-of.ts';
import { lowerForOcr } from './lower-for-ocr.ts';
import { readBytes } from './read-bytes.ts';
import { readText } from './read-text.ts';
import { type RegisterReading, readRegister } from './register-reader.ts';
import { storeProposals } from './store-proposals.ts';
import { storeRelations } from './store-relations.ts';

/**
 * Reads one item: text out of its bytes in a separate process, then proposals out of the text. What was confirmed or
 * rejected before is left as it is: reading again only proposes what is new.
 */
export const readItem = preparedDeed({
  name: 'read.read-item',
  summary: 'Extract the text of an item and propose what it says',
  may: 'register',
  onRecord: true,
  input: z.object({
    item: z.uuid(),
    mostPictures: z
      .int()
      .min(0)
      .optional()
      .describe('pages to read by OCR at once; an item with more is left as it is, and they are named'),
  }),
  output: z.object({
    itemId: z.string(),
    kind: z.string().nullable(),
    proposed: z.number(),
    attachments: z.number(),
    problems: z.array(z.object({ code: z.string(), message: z.string() })),
    /** Pages that wait for OCR; nothing of the item was read then. */
    waiting: z.array(z.number()),
  }),
  followedBy: ['consolidate.propose-matches'],
  prepare: (context, { item, mostPictures }) => prepareReading(context, item as ItemId, extract, mostPictures),
  run: async (given, input, { extraction, waiting, tooMuch, said }: Prepared) => {
    const item = input.item as ItemId;
    const context = await sealedFor(given, item);
    const { transaction, seq } = context;
    if (waiting.length > 0) return leftWaiting(item, waiting);
    const row = await transaction
      .selectFrom('item')
      .select(['problems', 'title', 'original_name'])
      .where('id', '=', item)
      .executeTakeFirst();
    if (row === undefined) throw fault('not-found', `no item ${item}`);
    const found = [...extraction.problems, ...(tooMuch === null ? [] : [tooMuch]), ...waitingRows(said)];
    // What an earlier reading found wrong counts no more; what is wrong with the name was found when it came.
    const problems = [...row.problems.filter(({ code }) => code === 'suspicious-name'), ...found];
    const ownTitle = (extraction.headers?.subject ?? extraction.title ?? '').trim().slice(0, LONGEST_TITLE);
    const version = await textVersion(context, item, extraction);
    const { proposed, takenBack } =
      version === undefined || said === undefined
        ? { proposed: 0, takenBack: 0 }
        : await storeProposals(context, { item, version, text: extraction.text ?? '' }, said.proposals);
    await transaction
      .updateTable('item')
      .set({
        media_type: extraction.mediaType,
        problems: JSON.stringify(problems),
        read_seq: seq,
        kind: said?.kind ?? null,
        language: said?.language ?? null,
        document_date: mailDay(extraction.headers?.date) ?? said?.date ?? null,
        ...(row.title === row.original_name && ownTitle !== '' ? { title: ownTitle } : {}),
        ...(version === undefined ? {} : { text_version_id: version }),
      })
      .where('id', '=', item)
      .execute();
    if (version !== undefined)
      await storeItemWords(transaction, item, [row.title, row.original_name, extraction.text ?? '']);
    const related = await storeRelations(context, item);
    return {
      output: {
        itemId: item,
        kind: said?.kind ?? null,
        proposed,
        attachments: tooMuch === null ? (extraction.attachments?.length ?? 0) : 0,
        problems: found,
        waiting: [],
      },
      subjects: [item],
      entry: {
        custody: ['derived'],
        item,
        extractor: extraction.extractor,
        isolation: extraction.isolation,
        textSha256: extraction.text === undefined ? null : sha256(extraction.text),
        textVersion: version ?? null,
        proposed,
        takenBack,
        related,
        problems: found.map(({ code }) => code),
        ...(said?.register === undefined ? {} : { register: said.register }),
      },
    };
  },
});

/** The slow part, before anything is stored; `how` is the extraction, which a newer program does in another way. */
export const prepareReading = async (
  context: ReadContext,
  item: ItemId,
  how: typeof extract,
  mostPictures?: number,
): Promise<Prepared> => {
  const held = await blobForProgram(context, item);
  const limit = mostPictures === undefined ? {} : { mostPictures };
  const { extraction, waiting } = await readBytes(context, item, held, { how, ...limit });
  const received = await context.database
    .selectFrom('item')
    .select('received_at')
    .where('id', '=', item)
    .executeTakeFirstOrThrow();
  return {
    extraction,
    waiting,
    tooMuch: await familyProblem(context.database, item, extraction.attachments ?? []),
    said: saidIn(context, extraction, held.originalName, received.received_at),
  };
};

/** The item stays as it was: its pictures are to be read first, in steps. */
const leftWaiting = (item: ItemId, waiting: readonly number[]) => ({
  output: { itemId: item, kind: null, proposed: 0, attachments: 0, problems: [], waiting: [...waiting] },
  subjects: [item],
  entry: { item, waitingForOcr: waiting.length },
});

interface Prepared {
  readonly extraction: Extraction;
  readonly waiting: readonly number[];
  /** Why what is in it is not taken out. */
  readonly tooMuch: ItemProblem | null;
  readonly said: Said | undefined;
}

const LONGEST_TITLE = 500;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day that a mail's Date field names, as its sender's clock had it (RFC 5322 §3.3). */
const mailDay = (date: string | undefined): string | undefined => {
  const [, day = '', month = '', year = ''] = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})\b/.exec(date ?? '') ?? [];
  const found = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : undefined;
};

/** What a text says: a register by its rows, any other text by its words. */
interface Said {
  readonly kind: DocumentKind;
  readonly language: string | undefined;
  /** EDTF. */
  readonly date: string | undefined;
  readonly proposals: Proposals;
  readonly register?: ReturnType<typeof registerFacts>;
}

const saidIn = ({ house }: ReadContext, extraction: Extraction, name: string, received: Date): Said | undefined => {
  const { text, sheets, pages } = extraction;
  if (text === undefined || text.trim() === '') return undefined;
  if (sheets !== undefined) {
    const language = languageOf(text);
    const asOf = received.toISOString().slice(0, 10);
    const register = readRegister(text, sheets, { asOf, ...(language === undefined ? {} : { language }) });
    if (register.isRegister) {
      return {
        kind: 'register',
        language,
        date: register.stands?.day,
        proposals: register.proposals,
        register: registerFacts(register),
      };
    }
  }
  const reading = readText(text, {
    ...(pages === undefined ? {} : { pages }),
    reference: lettersReference(house.law),
    documentName: name,
  });
  return {
    kind: reading.kind,
    language: reading.language,
    date: reading.communication?.date?.value ?? reading.date?.value,
    proposals: lowerForOcr(proposalsOf(reading), pages ?? []),
  };
};

const WAITING_NAMED = 500;

/** What the journal keeps of a register's reading: how much was read, and which cells wait for a person; no words of them. */
const registerFacts = ({ coverage, quarantined }: RegisterReading) => ({
  rows: coverage.rows,
  read: coverage.read,
  unread: coverage.unread,
  waiting: quarantined.length,
  waitingAt: quarantined
    .slice(0, WAITING_NAMED)
    .map(({ sheet, row, address, code }) => ({ sheet, row, address: address ?? null, code })),
});

const PLACES_NAMED = 12;

/** Cells of a register that could not be understood: said on the item, so that a person looks at them. */
const waitingRows = (said: Said | undefined): readonly ItemProblem[] => {
  const waiting = said?.register?.waiting ?? 0;
  if (said?.register === undefined || waiting === 0) return [];
  const places = said.register.waitingAt.slice(0, PLACES_NAMED).map(({ row, address }) => address ?? `row ${row}`);
  const more = waiting > places.length ? ' …' : '';
  return [
    {
      code: 'rows-waiting',
      message: `${waiting} cells of the register were not understood and gave no claim: ${places.join(', ')}${more}`,
    },
  ];
};

/** The text version with these words, or a new one: passages keep referring to the version they were read in. */
const textVersion = async (
  { transaction, seq }: WriteContext,
  item: ItemId,
  extraction: Extraction,
): Promise<TextVersionId | undefined> => {
  if (extraction.text === undefined || extraction.text === '') return undefined;
  const hash = Buffer.from(sha256(extraction.text), 'hex');
  const same = await transaction
    .selectFrom('text_version')
    .select('id')
    .where('item_id', '=', item)
    .where(sql<boolean>`sha256 = ${hash}`)
    .executeTakeFirst();
  if (same !== undefined) return same.id;
  const id = newId<TextVersionId>();
  await transaction
    .insertInto('text_version')
    .values({
      id,
      item_id: item,
      sha256: hash,
      extractor: `${extraction.extractor.name}/${extraction.extractor.version}`,
      body: extraction.text,
      pages: JSON.stringify(extraction.pages ?? []),
      recorded_seq: seq,
    })
    .execute();
  return id;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
