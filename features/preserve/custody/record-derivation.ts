import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { sealedFor } from '../../records/sealed-for.ts';
import { itemsOnRecord } from './items-on-record.ts';
import { party, said, sentence } from './words.ts';

/**
 * Says that one item was made from another, by what, and what was changed and why. The entry is the made item's own, so
 * that a redaction can leave the house with the hash of its original and without the original.
 */
export const recordDerivation = writeDeed({
  name: 'preserve.record-derivation',
  summary: 'Record that an item was made from another: redaction, translation, excerpt',
  may: 'collect',
  onRecord: true,
  input: z.object({
    item: z.uuid().describe('the item that was made'),
    of: z.uuid().describe('the item that it was made from'),
    kind: z.enum(['redaction', 'translation', 'transcript', 'excerpt', 'transcode', 'copy']),
    tool: party.describe('program or person that made it'),
    toolVersion: z.string().trim().min(1).max(100).optional(),
    parameters: z.record(z.string().max(100), z.string().max(2000)).default({}),
    changes: z
      .array(z.object({ what: sentence, reason: sentence }))
      .max(2000)
      .default([])
      .describe('what was taken out or changed, and why'),
  }),
  output: z.object({ inputSha256: z.string(), outputSha256: z.string() }),
  run: async (context, input) => {
    const { transaction, actor, seq } = context;
    if (input.item === input.of) throw fault('input-invalid', 'an item is not made from itself', { field: 'of' });
    const [made] = await itemsOnRecord(context, [input.item]);
    const [source] = await itemsOnRecord(context, [input.of]);
    if (made === undefined || source === undefined) throw fault('not-found', `no item ${input.item}`);
    if (input.kind === 'redaction' && input.changes.length === 0)
      throw fault('input-invalid', 'a redaction names what was taken out, and why', { field: 'changes' });
    const known = await transaction
      .selectFrom('derivation')
      .select('recorded_seq')
      .where('item_id', '=', made.id)
      .executeTakeFirst();
    if (known !== undefined)
      throw fault('conflict', `entry ${known.recorded_seq} says already what item ${made.number} was made from`);
    if (await isMadeFrom(context, source.id, made.id))
      throw fault('conflict', `item ${source.number} was itself made from item ${made.number}`, { field: 'of' });
    const { kind, tool, toolVersion, parameters, changes } = input;
    const { transaction: sealed } = await sealedFor(context, made.id);
    await sealed
      .insertInto('derivation')
      .values({
        item_id: made.id,
        of_item_id: source.id,
        kind,
        input_sha256: Buffer.from(source.sha256, 'hex'),
        output_sha256: Buffer.from(made.sha256, 'hex'),
        tool,
        tool_version: toolVersion ?? null,
        parameters: JSON.stringify(parameters),
        changes: JSON.stringify(changes),
        member_id: actor.member,
        recorded_seq: seq,
      })
      .execute();
    const hashes = { inputSha256: source.sha256, outputSha256: made.sha256 };
    return {
      output: hashes,
      subjects: [made.id],
      entry: {
        custody: ['derived'],
        item: made.id,
        sha256: made.sha256,
        tool: toolVersion === undefined ? tool : `${tool} ${toolVersion}`,
        derivation: { kind, of: source.id, ofNumber: source.number, ...hashes, ...said({ toolVersion }), parameters },
        changes,
      },
    };
  },
});

/** Whether `item` was made from `from`, over any number of steps. */
const isMadeFrom = async (
  context: Parameters<typeof itemsOnRecord>[0],
  item: ItemId,
  from: ItemId,
): Promise<boolean> => {
  const row = await context.database
    .selectFrom('derivation')
    .select('of_item_id')
    .where('item_id', '=', item)
    .executeTakeFirst();
  return row !== undefined && (row.of_item_id === from || isMadeFrom(context, row.of_item_id, from));
};
