import type { ItemId } from '@amparo/core/ground/ids';
import { type CustodyEntry, isCustodyKind } from '@amparo/core/nouns/custody';
import { CLASSIFICATIONS } from '@amparo/core/nouns/item';
import { type CustodyState, custodyState } from '@amparo/core/policy/custody-state';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ReadContext } from '../kernel/deed.ts';

/**
 * The custody entries of these items, oldest first, for those that the member may read: every entry of the journal that
 * names the item and speaks of custody, or whose body was erased. An item without any has an empty list.
 */
export const custodyOf = async (
  { house, database, clearance }: ReadContext,
  items: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, readonly CustodyEntry[]>> => {
  const { rows } = await sql<{ item_id: ItemId } & EntryRow>`
    select i.id as item_id, e.seq, e.id, e.recorded_at, e.deed, e.member_id, m.name, e.body
    from unnest(${[...items]}::uuid[]) as asked (id)
    join item i on i.id = asked.id and i.classification = any(${[...clearance]})
    left join lateral (select seq from entry where subjects @> array[i.id]
      union select recorded_seq from derivation where of_item_id = i.id) own on true
    left join entry e on e.seq = own.seq
    left join member m on m.id = e.member_id
    order by e.seq`.execute(database);
  const bodies = new Map(
    rows.flatMap(({ seq, body }) => (seq === null || body === null || body === '' ? [] : [[seq, body] as const])),
  );
  const said = new Map<number, unknown>([...bodies].map(([seq, body]) => [seq, JSON.parse(body)]));
  // What an entry says of a sealed item is ciphertext; of one that was destroyed nothing comes back.
  await house.compartments.openRecords([...said.values()], new Set(rows.map(({ item_id }) => item_id)));
  return new Map(
    [...Map.groupBy(rows, ({ item_id }) => item_id)].map(([item, own]) => [
      item,
      own.flatMap((row) => (row.seq === null ? [] : custodyEntry(item, row, said.get(row.seq)))),
    ]),
  );
};

/** State of one item's custody. The caller has checked that the member may read the item. */
export const custodyStateOf = async (context: ReadContext, item: ItemId): Promise<CustodyState> =>
  custodyState((await custodyOf(context, [item])).get(item) ?? []);

/** The deed whose entries take a proposal to destroy back; their words of the closed list say only `note`. */
const WITHDRAWS = 'preserve.withdraw-disposition';

interface EntryRow {
  readonly seq: number | null;
  readonly id: string;
  readonly recorded_at: Date;
  readonly deed: string;
  readonly member_id: string | null;
  readonly name: string | null;
  /** Empty when it was kept in a compartment that is gone. */
  readonly body: string | null;
}

/** Of an item that was destroyed an empty text is left of what was sealed: nothing is said. */
const text = z.string().min(1).optional().catch(undefined);
const number = z.int().optional().catch(undefined);

/** What a record says of custody (docs/formats/journal.md). What has another shape is left aside, never guessed at. */
const told = z.object({
  custody: z.array(z.string()).optional().catch(undefined),
  sha256: text,
  actingRole: text,
  authority: text,
  purpose: text,
  from: text,
  to: text,
  collector: text,
  place: text,
  tool: text,
  result: text,
  hashBefore: text,
  hashAfter: text,
  note: text,
  reason: text,
  sealNumber: text,
  corrects: text,
  instead: z
    .object({ from: text, to: text, place: text, authority: text, purpose: text, note: text, sealNumber: text })
    .optional()
    .catch(undefined),
  transfer: number,
  hold: number,
  holdScope: text,
  until: text,
  classification: z.enum(CLASSIFICATIONS).optional().catch(undefined),
  exculpatory: z.boolean().optional().catch(undefined),
  /** Of preserve.change-terms: what stands from now on. */
  after: z
    .object({ classification: z.enum(CLASSIFICATIONS).nullable() })
    .partial()
    .optional()
    .catch(undefined),
});
const ofOneItem = z.looseObject({ item: z.string() });
/** An entry that tells how one item was made from another is also one about that other. */
const derivedFrom = z.object({
  derivation: z.object({ of: z.string(), inputSha256: z.string(), outputSha256: z.string(), kind: z.string() }),
});

const custodyEntry = (item: ItemId, row: EntryRow, body: unknown): CustodyEntry[] => {
  const { seq, id, deed } = row;
  const face = {
    seq: seq ?? 0,
    id,
    at: row.recorded_at.toISOString(),
    deed,
    member: row.member_id ?? undefined,
    actor: row.name ?? undefined,
  };
  if (row.body === null || row.body === '') return [{ ...face, kinds: [], erased: true }];
  const { record } = z.object({ record: z.looseObject({}) }).parse(body);
  const derived = derivedFrom.safeParse(record).data?.derivation;
  if (derived?.of === item) {
    const { tool } = told.parse(record);
    const note = `${derived.kind} made of it, SHA-256 ${derived.outputSha256}`;
    return [{ ...face, kinds: ['derived'], sha256: derived.inputSha256, tool, note }];
  }
  const many: readonly unknown[] = Array.isArray(record['items']) ? record['items'] : [];
  const own = many.map((each) => ofOneItem.safeParse(each)).find(({ data }) => data?.item === item)?.data;
  const stated = told.parse({ ...record, ...own });
  const kinds = (stated.custody ?? []).filter(isCustodyKind);
  if (kinds.length === 0) return [];
  const { custody, actingRole, collector, after, ...facts } = stated;
  return [
    {
      ...face,
      ...facts,
      kinds,
      role: actingRole,
      to: facts.to ?? (kinds.includes('received') ? collector : undefined),
      classification: facts.classification ?? after?.classification ?? undefined,
      ...(deed === WITHDRAWS ? { keeps: true } : {}),
    },
  ];
};
