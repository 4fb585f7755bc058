import { isDay } from '@amparo/core/ground/day';
import { fault } from '@amparo/core/ground/fault';
import { sql } from 'kysely';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';

/** The recipient's acknowledgement comes back: who received which package when, by the hash that they computed. */
export const recordReceipt = writeDeed({
  name: 'preserve.record-receipt',
  summary: "Record a recipient's receipt for a package, by its SHA-256",
  may: 'export',
  onRecord: true,
  input: z.object({
    sha256: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits')
      .describe('SHA-256 of the package as the recipient computed it'),
    receivedBy: z.string().trim().min(1).max(300),
    receivedOn: z.string().refine(isDay, 'expected a day as YYYY-MM-DD'),
    note: z.string().trim().min(1).max(2000).optional(),
  }),
  output: z.object({ packageId: z.string(), kind: z.string(), items: z.number() }),
  command: { words: 'export receipt', positional: 'sha256' },
  run: async ({ transaction, seq }, { sha256, receivedBy, receivedOn, note }) => {
    const sent = await transaction
      .selectFrom('package')
      .select(['id', 'kind', 'items', 'recipient_id'])
      .where('sha256', '=', Buffer.from(sha256, 'hex'))
      .executeTakeFirst();
    if (sent === undefined) {
      throw fault('not-found', 'no package with this hash left the house: what they hold is not what was sent', {
        field: 'sha256',
      });
    }
    await transaction
      .insertInto('receipt')
      .values({
        package_id: sent.id,
        recorded_seq: seq,
        received_by: receivedBy,
        received_on: receivedOn,
        note: note ?? null,
      })
      .execute();
    const { rows } = await sql<{ id: string; sha256: Buffer }>`
      select i.id, b.sha256 from item i join blob b on b.id = i.blob_id where i.id = any(${[...sent.items]}::uuid[])
      order by i.number`.execute(transaction);
    return {
      output: { packageId: sent.id, kind: sent.kind, items: sent.items.length },
      subjects: [...sent.items],
      entry: {
        custody: ['disclosed'],
        items: rows.map((row) => ({ item: row.id, sha256: row.sha256.toString('hex') })),
        to: receivedBy,
        receivedOn,
        packageSha256: sha256,
        recipient: sent.recipient_id,
        ...(note === undefined ? {} : { note }),
      },
    };
  },
});
