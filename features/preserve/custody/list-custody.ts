import type { ItemId } from '@amparo/core/ground/ids';
import type { CustodyEntry } from '@amparo/core/nouns/custody';
import { custodyState } from '@amparo/core/policy/custody-state';
import { sql } from 'kysely';
import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';
import { custodyOf } from '../../records/custody.ts';
import { blobOnRecord } from '../../records/readable-blob.ts';
import { custodyEntryShape, custodyStateShape } from './custody-shapes.ts';

/** Everything that was ever done with an item: the entries of the journal that name it, oldest first, and what they come to. */
export const listCustody = readDeed({
  name: 'preserve.list-custody',
  summary: 'List the custody entries of an item, and how its custody stands',
  may: 'read',
  onRecord: true,
  input: z.object({ item: z.uuid() }),
  output: z.object({
    entries: z.array(custodyEntryShape),
    state: custodyStateShape,
    sealedSize: z.number(),
  }),
  run: async (context, { item }) => {
    await blobOnRecord(context, item as ItemId);
    const { database } = context;
    const seal = await database
      .selectFrom('checkpoint')
      .select((select) => select.fn.max('size').as('size'))
      .executeTakeFirst();
    const sealedSize = seal?.size ?? 0;
    const rows = await sql<{
      seq: number;
      id: string;
      recorded_at: Date;
      deed: string;
      name: string | null;
      leaf_hash: Buffer;
    }>`
      select e.seq, e.id, e.recorded_at, e.deed, m.name, e.leaf_hash
      from (select seq from entry where subjects @> array[${item}::uuid]
        union select recorded_seq from derivation where of_item_id = ${item}) own
      join entry e on e.seq = own.seq left join member m on m.id = e.member_id order by e.seq`.execute(database);
    const told = (await custodyOf(context, [item as ItemId])).get(item as ItemId) ?? [];
    const bySeq = new Map(told.map((entry) => [entry.seq, entry]));
    const seqOf = new Map(told.map(({ id, seq }) => [id, seq]));
    const state = custodyState(told);
    return {
      sealedSize,
      state: {
        ...state,
        holds: [...state.holds],
        disclosedTo: [...state.disclosedTo],
        gaps: [...state.gaps],
        corrected: [...state.corrected],
      },
      entries: rows.rows.map((row) => {
        const entry = bySeq.get(row.seq);
        return {
          seq: row.seq,
          id: row.id,
          at: row.recorded_at.toISOString(),
          deed: row.deed,
          member: row.name,
          custody: [...(entry?.kinds ?? [])],
          role: entry?.role ?? null,
          authority: entry?.authority ?? null,
          purpose: entry?.purpose ?? null,
          from: entry?.from ?? null,
          to: entry?.to ?? null,
          place: entry?.place ?? null,
          sealNumber: entry?.sealNumber ?? null,
          tool: entry?.tool ?? null,
          result: entry?.result ?? null,
          note: entry?.note ?? null,
          reason: entry?.reason ?? null,
          correctedBy: state.corrected.findLast(({ seq }) => seq === row.seq)?.by ?? null,
          corrects: corrected(entry, seqOf),
          erased: entry?.erased ?? false,
          leafHash: row.leaf_hash.toString('hex'),
          sealed: row.seq <= sealedSize,
        };
      }),
    };
  },
});

const corrected = (entry: CustodyEntry | undefined, seqOf: ReadonlyMap<string, number>) => {
  const seq = entry?.corrects === undefined ? undefined : seqOf.get(entry.corrects);
  if (seq === undefined) return null;
  const words = Object.entries(entry?.instead ?? {}).filter((one): one is [string, string] => one[1] !== undefined);
  return { seq, instead: Object.fromEntries(words) };
};
