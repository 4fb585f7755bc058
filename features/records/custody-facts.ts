import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import type { CustodyEntry } from '@amparo/core/nouns/custody';
import { type CustodyState, custodyState } from '@amparo/core/policy/custody-state';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { type CollectionRecord, collectionOf } from './collection.ts';
import { custodyOf } from './custody.ts';
import { type Derivation, derivationsOf, madeFrom } from './derivations.ts';

/** Everything that a custody sheet tells of one item: nothing of its content, and nothing that is hidden. */
export interface CustodyFacts {
  readonly number: number;
  readonly title: string;
  readonly exhibit: string | null;
  readonly originalName: string;
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
  readonly origin: { readonly from: string; readonly how: string; readonly url?: string };
  readonly collector: string;
  readonly receivedAt: string;
  readonly localOffsetMinutes: number;
  readonly fileModifiedAt: string | null;
  readonly legalBasis: string;
  readonly consent: Readonly<Record<string, string>>;
  readonly collection: CollectionRecord;
  readonly hidden: boolean;
  readonly parent: number | null;
  readonly children: readonly number[];
  readonly sameBytesAs: number | null;
  readonly madeFrom: { readonly kind: string; readonly number: number | null; readonly inputSha256: string } | null;
  readonly derivations: readonly Derivation[];
  readonly entries: readonly (CustodyEntry & { readonly leafHash: string; readonly sealed: boolean })[];
  readonly state: CustodyState;
  readonly journal: { readonly origin: string; readonly sealedSize: number; readonly root: string | null };
}

/** The facts of an item's custody, for those who may read what is on record of it. @throws AmparoError `not-found`. */
export const custodyFacts = async (context: ReadContext, item: ItemId): Promise<CustodyFacts> => {
  const { database, clearance, house } = context;
  const row = await database
    .selectFrom('item')
    .innerJoin('blob', 'blob.id', 'item.blob_id')
    .selectAll('item')
    .select(['blob.sha256', 'blob.sha512', 'blob.size'])
    .where('item.id', '=', item)
    .where('item.classification', 'in', clearance)
    .executeTakeFirst();
  if (row === undefined) throw fault('not-found', `no item ${item}`, { field: 'item' });
  const near = await database
    .selectFrom('item')
    .select(['id', 'number', 'parent_id'])
    .where('classification', 'in', clearance)
    .where((where) =>
      where.or([
        where('parent_id', '=', item),
        where('id', 'in', [row.parent_id, row.same_bytes_as].filter((id) => id !== null).concat(item)),
      ]),
    )
    .orderBy('number')
    .execute();
  const numberOf = (id: ItemId | null): number | null => near.find((one) => one.id === id)?.number ?? null;
  const known = (await collectionOf(context, [item])).get(item);
  const entries = (await custodyOf(context, [item])).get(item) ?? [];
  const seal = await database
    .selectFrom('checkpoint')
    .select(['size', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { rows: leaves } = await sql<{ seq: number; leaf_hash: Buffer }>`
    select seq, leaf_hash from entry where seq = any(${entries.map(({ seq }) => seq)}::bigint[])`.execute(database);
  const leafOf = new Map(leaves.map(({ seq, leaf_hash }) => [seq, leaf_hash.toString('hex')]));
  return {
    number: row.number,
    title: row.title,
    exhibit: known?.exhibit ?? null,
    originalName: row.original_name,
    size: row.size,
    sha256: row.sha256.toString('hex'),
    sha512: row.sha512.toString('hex'),
    origin: row.origin,
    collector: row.collector,
    receivedAt: row.received_at.toISOString(),
    localOffsetMinutes: row.local_offset_minutes,
    fileModifiedAt: row.file_modified_at?.toISOString() ?? null,
    legalBasis: row.legal_basis,
    consent: { ...row.consent },
    collection: known?.record ?? {},
    hidden: known?.hidden ?? false,
    parent: numberOf(row.parent_id),
    children: near.filter(({ parent_id }) => parent_id === item).map(({ number }) => number),
    sameBytesAs: numberOf(row.same_bytes_as),
    madeFrom: (await madeFrom(context, item)) ?? null,
    derivations: await derivationsOf(context, item),
    entries: entries.map((entry) => ({
      ...entry,
      leafHash: leafOf.get(entry.seq) ?? '',
      sealed: entry.seq <= (seal?.size ?? 0),
    })),
    state: custodyState(entries),
    journal: {
      origin: house.journal.origin,
      sealedSize: seal?.size ?? 0,
      root: seal?.note.split('\n')[2] ?? null,
    },
  };
};
