import type { ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';
import { readableBlob } from '../records/readable-blob.ts';

/** Everything that was ever done with an item: the entries of the journal that name it, oldest first. */
export const listCustody = readDeed({
  name: 'preserve.list-custody',
  summary: 'List the custody entries of an item',
  may: 'read',
  input: z.object({ item: z.uuid() }),
  output: z.object({
    entries: z.array(
      z.object({
        seq: z.number(),
        at: z.string(),
        deed: z.string(),
        member: z.string().nullable(),
        /** Words of the closed list of custody entries. */
        custody: z.array(z.string()),
        leafHash: z.string(),
        /** True when a signed checkpoint covers the entry. */
        sealed: z.boolean(),
      }),
    ),
    sealedSize: z.number(),
  }),
  run: async (context, { item }) => {
    await readableBlob(context, item as ItemId);
    const { database } = context;
    const seal = await database
      .selectFrom('checkpoint')
      .select((select) => select.fn.max('size').as('size'))
      .executeTakeFirst();
    const sealedSize = seal?.size ?? 0;
    const rows = await sql<{
      seq: number;
      recorded_at: Date;
      deed: string;
      name: string | null;
      body: string | null;
      leaf_hash: Buffer;
    }>`
      select e.seq, e.recorded_at, e.deed, m.name, e.body, e.leaf_hash from entry e left join member m on m.id = e.member_id
      where e.subjects @> array[${item}::uuid] order by e.seq`.execute(database);
    return {
      sealedSize,
      entries: rows.rows.map((row) => ({
        seq: row.seq,
        at: row.recorded_at.toISOString(),
        deed: row.deed,
        member: row.name,
        custody: custodyWords(row.body),
        leafHash: row.leaf_hash.toString('hex'),
        sealed: row.seq <= sealedSize,
      })),
    };
  },
});

const entryBody = z.object({ record: z.object({ custody: z.array(z.string()).optional() }) });

const custodyWords = (body: string | null): string[] => {
  if (body === null) return [];
  const parsed = entryBody.safeParse(JSON.parse(body));
  return parsed.success ? (parsed.data.record.custody ?? []) : [];
};
