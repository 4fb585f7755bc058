import { fault } from '@amparo/core/ground/fault';
import type { BlobId, ItemId } from '@amparo/core/ground/ids';
import type { ItemProblem } from '@amparo/core/nouns/item';
import { newId } from '@amparo/platform/config/new-id';
import { describeName, describePath } from '@amparo/platform/sandbox/describe-name';
import type { ReceivedBlob } from '@amparo/platform/vault/vault';
import { z } from 'zod';
import { receivingDeed, type WriteContext } from '../kernel/deed.ts';
import { exhibitField, giveExhibit } from '../records/exhibits.ts';
import { storeItemWords } from '../records/item-words.ts';
import { inNewCompartment } from '../records/sealed-for.ts';
import { collected } from './collected.ts';
import { terms } from './terms.ts';

const problem = z.object({ code: z.string(), message: z.string() });

/**
 * Takes the bytes of one file in: hashed and encrypted into the vault before anything reads them, then one item. The
 * same bytes again are a second item on the same blob, which says so.
 */
export const receiveFile = receivingDeed({
  name: 'collect.receive-file',
  summary: 'Receive the bytes of one file as an item',
  may: 'collect',
  onRecord: true,
  input: z.object({
    name: z.string().min(1).max(4096).describe('the file name as given'),
    path: z.string().max(8192).optional().describe('the path as given; of a file in an archive the same as its name'),
    modifiedAt: z.iso.datetime({ offset: true }).optional(),
    parent: z.uuid().optional().describe('the item that this one was inside of'),
    title: z.string().min(1).max(500).optional(),
    exhibit: exhibitField.optional(),
    ...terms,
  }),
  output: z.object({
    itemId: z.string(),
    number: z.number(),
    exhibit: z.string().nullable(),
    sha256: z.string(),
    sha512: z.string(),
    size: z.number(),
    duplicateOf: z.object({ itemId: z.string(), number: z.number() }).nullable(),
    problems: z.array(problem),
  }),
  followedBy: ['read.read-items'],
  prepare: ({ house }, _input, bytes) => house.vault.receive(bytes),
  run: async (given, input, received: ReceivedBlob) => {
    const id = newId<ItemId>();
    // What comes sealed is sealed from its first row on.
    const shut = input.classification === 'sealed' ? inNewCompartment(given, id) : undefined;
    const context = shut?.context ?? given;
    const { transaction, house, seq, now, actor } = context;
    const blob = await blobOf(context, received);
    const first = await transaction
      .selectFrom('item')
      .select(['id', 'number'])
      .where('blob_id', '=', blob)
      .orderBy('number')
      .executeTakeFirst();
    const last = await transaction
      .selectFrom('item')
      .select((select) => select.fn.max('number').as('number'))
      .executeTakeFirst();
    if (input.parent !== undefined) await mustExist(context, input.parent as ItemId);
    const number = (last?.number ?? 0) + 1;
    const isPath = input.parent !== undefined && input.path === input.name;
    const described = isPath ? describePath(input.name) : describeName(input.name);
    const title = input.title ?? described.display;
    const problems: ItemProblem[] = [...described.problems];
    if (received.size === 0) problems.push({ code: 'empty', message: 'the file has no bytes' });
    const collector = input.collector ?? actor.name;
    const how = collected(input);
    const origin = { from: how.from, how: input.how, ...(input.url === undefined ? {} : { url: input.url }) };
    const consent = {
      submit: input.submit,
      nameToGovernment: input.nameToGovernment,
      publishName: input.publishName,
      press: input.press,
    };
    await transaction
      .insertInto('item')
      .values({
        id,
        number,
        blob_id: blob,
        parent_id: (input.parent as ItemId | undefined) ?? null,
        title,
        original_name: input.name,
        original_path: input.path ?? null,
        file_modified_at: input.modifiedAt === undefined ? null : new Date(input.modifiedAt),
        origin: JSON.stringify(origin),
        collector,
        received_at: now,
        local_offset_minutes: -now.getTimezoneOffset(),
        legal_basis: input.basis,
        consent: JSON.stringify(consent),
        classification: input.classification,
        media_type: 'application/octet-stream',
        kind: null,
        language: null,
        document_date: null,
        text_version_id: null,
        same_bytes_as: first?.id ?? null,
        problems: JSON.stringify(problems),
        recorded_seq: seq,
      })
      .execute();
    await shut?.keep();
    await transaction
      .insertInto('collection')
      .values({
        item_id: id,
        record: JSON.stringify(how.record),
        hidden: how.hidden === undefined ? null : JSON.stringify(how.hidden.told),
        hidden_salt: how.hidden?.salt ?? null,
        recorded_seq: seq,
      })
      .execute();
    const exhibit = input.exhibit === undefined ? null : await giveExhibit(context, id, input.exhibit);
    await storeItemWords(transaction, id, [title, input.name]);
    if (first !== undefined) await house.vault.discard(received.storageName);
    const { sha256, sha512, size } = received;
    return {
      output: {
        itemId: id,
        number,
        exhibit,
        sha256,
        sha512,
        size,
        duplicateOf: first === undefined ? null : { itemId: first.id, number: first.number },
        problems,
      },
      subjects: [id],
      entry: {
        // Whoever tells the method obtained it; whoever does not was handed it.
        custody: [how.record.method === undefined ? 'received' : 'acquired', 'registered', 'sealed'],
        item: id,
        number,
        sha256,
        sha512,
        size,
        name: input.name,
        path: input.path ?? null,
        origin,
        collector,
        to: how.custodian ?? collector,
        from: origin.from,
        ...(how.record.place === undefined ? {} : { place: how.record.place }),
        ...(how.tool === undefined ? {} : { tool: how.tool }),
        collection: how.record,
        ...(how.hidden === undefined ? {} : { hiddenCommitment: how.hidden.commitment }),
        localOffsetMinutes: -now.getTimezoneOffset(),
        fileModifiedAt: input.modifiedAt ?? null,
        exhibit,
        basis: input.basis,
        consent,
        classification: input.classification,
        sameBytesAs: first?.number ?? null,
        parent: input.parent ?? null,
      },
    };
  },
});

/** The blob that holds these bytes: the one held already, or a new record of what the vault just took in. */
const blobOf = async ({ transaction }: WriteContext, received: ReceivedBlob): Promise<BlobId> => {
  const sha256 = Buffer.from(received.sha256, 'hex');
  const held = await transaction.selectFrom('blob').select('id').where('sha256', '=', sha256).executeTakeFirst();
  if (held !== undefined) return held.id;
  const id = newId<BlobId>();
  await transaction
    .insertInto('blob')
    .values({
      id,
      sha256,
      sha512: Buffer.from(received.sha512, 'hex'),
      size: received.size,
      storage_name: received.storageName,
      wrapped_key: Buffer.from(received.wrappedKey),
      ciphertext_sha256: Buffer.from(received.ciphertextSha256, 'hex'),
      key_generation: received.keyGeneration,
    })
    .execute();
  return id;
};

const mustExist = async ({ transaction, clearance }: WriteContext, item: ItemId): Promise<void> => {
  const row = await transaction
    .selectFrom('item')
    .select('id')
    .where('id', '=', item)
    .where('classification', 'in', clearance)
    .executeTakeFirst();
  if (row === undefined) throw fault('not-found', `no item ${item}`, { field: 'parent' });
};
