import type { ItemId, MentionId } from '@amparo/core/ground/ids';
import { nameKeys } from '@amparo/names';
import type { Sealer } from '@amparo/platform/database/compartments';
import type { Transacting } from '@amparo/platform/database/connect';
import { CONTENT, type ContentTable } from '@amparo/platform/database/content-columns';
import { type RawBuilder, sql } from 'kysely';
import type { WriteContext } from '../../kernel/deed.ts';
import type { OpenWorkspace } from '../../kernel/open-workspace.ts';
import { tellsWords } from '../../kernel/sealed-record.ts';
import { storeItemWords } from '../../records/item-words.ts';

/** Rows that are read and written at once: a text with its hundred thousand passages never stands in memory whole. */
const AT_ONCE = 1_000;

/**
 * Puts everything that is said of an item into its compartment, in the transaction of the deed: every column of content, and
 * what entries of the journal told of it. Words of the search, sketch, keys of names and matches go. Done before the item is
 * called sealed, since the database then refuses every other word.
 */
export const sealRecords = async (context: WriteContext, item: ItemId): Promise<void> => {
  const { transaction, house } = context;
  const sealer = await house.compartments.sealerFor(transaction, item);
  await forgetKeys(transaction, item);
  for (const [name, table] of Object.entries(CONTENT)) {
    await eachRow(transaction, name, table, item, async (cells) =>
      cells.map(({ column, value }) => (isShut(value) ? value : sealer.column(column, value))),
    );
  }
  await sealEntries(transaction, item, sealer);
  await transaction.updateTable('compartment').set({ opened_seq: null }).where('item_id', '=', item).execute();
};

/**
 * The other way: everything stands open again, and words, keys of names and the order of people are made anew. Entries stay
 * as they are, and the compartment stays for them. What tells of another sealed item too stays shut.
 */
export const openRecords = async (context: WriteContext, item: ItemId): Promise<void> => {
  const { transaction, house, seq } = context;
  for (const [name, table] of Object.entries(CONTENT)) {
    await eachRow(transaction, name, table, item, (cells) => openedCells(house, cells), { alone: true });
  }
  await transaction.updateTable('compartment').set({ opened_seq: seq }).where('item_id', '=', item).execute();
  const row = await transaction
    .selectFrom('item')
    .leftJoin('text_version', 'text_version.id', 'item.text_version_id')
    .select(['item.title', 'item.original_name', 'text_version.body'])
    .where('item.id', '=', item)
    .executeTakeFirstOrThrow();
  await storeItemWords(transaction, item, [row.title, row.original_name, row.body ?? '']);
  await makeNames(transaction, item);
};

const isShut = (value: string | null): boolean =>
  value === null || value.startsWith('amparo-sealed:1:') || value.startsWith('"amparo-sealed:1:');

/** A value as the column has it, as text. */
interface Cell {
  readonly column: ContentTable['columns'][string];
  readonly value: string | null;
}
type Change = (cells: readonly Cell[]) => Promise<readonly unknown[]>;

const openedCells = async ({ compartments }: OpenWorkspace, cells: readonly Cell[]): Promise<readonly unknown[]> => {
  const sealed = cells.map(({ column: { kind }, value }) =>
    value === null || !isShut(value) ? null : kind === 'json' ? (JSON.parse(value) as string) : value,
  );
  const opened = await compartments.open([...sealed] as unknown[]);
  return cells.map(({ column: { kind }, value }, at) =>
    sealed[at] === null || opened[at] === sealed[at]
      ? value
      : kind === 'json'
        ? JSON.stringify(opened[at])
        : opened[at],
  );
};

/** Rewrites the columns of content of every row of the item, some rows at a time. `alone`: no row that another sealed item shares. */
const eachRow = async (
  transaction: Transacting,
  name: string,
  { of, key, columns }: ContentTable,
  item: ItemId,
  change: Change,
  { alone = false }: { readonly alone?: boolean } = {},
): Promise<void> => {
  // As the columns stand: what is sealed is not opened on its way.
  const raw = transaction.withoutPlugins();
  const names = Object.keys(columns);
  const read = sql.join(names.map((column) => sql`t.${sql.ref(column)}::text as ${sql.ref(column)}`));
  const condition = sql`${ofItem(of, item)} and ${alone ? sql`not (${sharedWithSealed(of, item)})` : sql`true`}`;
  let after: unknown;
  for (;;) {
    const { rows } = await sql<Record<string, string | null> & { $key: string | number }>`
      select t.${sql.ref(key)} as "$key", ${read} from ${sql.table(name)} t
      where ${condition} and ${after === undefined ? sql`true` : sql`t.${sql.ref(key)} > ${after}`}
      order by t.${sql.ref(key)} limit ${AT_ONCE}`.execute(raw);
    const cells = rows.flatMap((row) =>
      Object.entries(columns).map(([column, content]) => ({ column: content, value: row[column] ?? null })),
    );
    const values = await change(cells);
    if (rows.length > 0) {
      const valuesOf = (place: number) => rows.map((_, at) => values[at * names.length + place] ?? null);
      const lists = sql.join(names.map((_, place) => sql`${valuesOf(place)}::text[]`));
      const keys = sql`${rows.map((row) => row.$key)}::${sql.raw(key === 'page' ? 'integer' : 'uuid')}[]`;
      const set = sql.join(
        names.map(
          (column, at) =>
            sql`${sql.ref(column)} = v.${sql.ref(`c${at}`)}::${sql.raw(columns[column]?.kind === 'json' ? 'jsonb' : 'text')}`,
        ),
      );
      await sql`update ${sql.table(name)} t set ${set}
        from unnest(${keys}, ${lists}) as v (key, ${sql.join(names.map((_, at) => sql.ref(`c${at}`)))})
        where t.${sql.ref(key)} = v.key and ${condition}`.execute(raw);
    }
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.$key;
  }
};

const ofItem = (of: ContentTable['of'], item: ItemId): RawBuilder<unknown> => {
  const mentions = sql`(select m.id from mention m where m.item_id = ${item})`;
  switch (of) {
    case 'id':
      return sql`t.id = ${item}`;
    case 'item_id':
      return sql`t.item_id = ${item}`;
    case 'relation':
      return sql`${item} in (t.item_a, t.item_b)`;
    case 'mention':
      return sql`t.mention_id in ${mentions}`;
    case 'mentions':
      return sql`(t.mention_a in ${mentions} or t.mention_b in ${mentions})`;
  }
};

const sharedWithSealed = (of: ContentTable['of'], item: ItemId): RawBuilder<unknown> => {
  const other = sql`o.classification = 'sealed' and o.id <> ${item}`;
  switch (of) {
    case 'relation':
      return sql`exists (select 1 from item o where ${other} and o.id in (t.item_a, t.item_b))`;
    case 'mentions':
      return sql`exists (select 1 from item o join mention m on m.item_id = o.id where ${other} and m.id in (t.mention_a, t.mention_b))`;
    case 'id':
    case 'item_id':
    case 'mention':
      return sql`false`;
  }
};

/** What finds an item, its people and its likes by their words. */
const forgetKeys = async (transaction: Transacting, item: ItemId): Promise<void> => {
  const mentions = sql`(select id from mention where item_id = ${item})`;
  await sql`delete from item_words where item_id = ${item}`.execute(transaction);
  await sql`delete from text_sketch where item_id = ${item}`.execute(transaction);
  await sql`delete from name_key where mention_id in ${mentions}`.execute(transaction);
  // Keys that nobody else holds are not noted as changed either: they are words.
  await sql`delete from link_key_changed c where c.key in (select k.key from link_key k where k.mention_id in ${mentions})
    and not exists (select 1 from link_key o where o.key = c.key and o.mention_id not in ${mentions})`.execute(
    transaction,
  );
  await sql`delete from link_key where mention_id in ${mentions}`.execute(transaction);
  await sql`delete from match where mention_a in ${mentions} or mention_b in ${mentions}`.execute(transaction);
};

/** Keys of names and the place in the order of people, as a reading makes them. */
const makeNames = async (transaction: Transacting, item: ItemId): Promise<void> => {
  const mentions = await transaction
    .selectFrom('mention')
    .select(['id', 'label'])
    .where('item_id', '=', item)
    .execute();
  const sorted = mentions.map(({ label }) => label.toLocaleLowerCase('und'));
  await sql`update mention m set sort_key = v.sort_key
    from unnest(${mentions.map(({ id }) => id)}::uuid[], ${sorted}::text[]) as v (id, sort_key) where m.id = v.id`.execute(
    transaction,
  );
  const { rows } = await sql<{ mention: MentionId; name: string }>`
    select mention_id as mention, value ->> 'text' as name from claim where item_id = ${item} and mention_id is not null
      and property = 'Person.name' and value ->> 'kind' = 'text'`.execute(transaction);
  const keys = rows.flatMap(({ mention, name }) => nameKeys(name).map((key) => ({ key, mention })));
  await sql`insert into name_key (key, mention_id)
    select * from unnest(${keys.map(({ key }) => key)}::text[], ${keys.map(({ mention }) => mention)}::uuid[])
    on conflict do nothing`.execute(transaction);
};

/** Bodies of entries that told words of this item alone are kept as ciphertext from now on: what they commit to stays. */
const sealEntries = async (transaction: Transacting, item: ItemId, sealer: Sealer): Promise<void> => {
  const raw = transaction.withoutPlugins();
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ seq: number; body: string }>`
      select seq, body from entry where subjects @> array[${item}::uuid] and subjects <@ array[${item}::uuid]
        and body is not null and seq > ${after} order by seq limit ${AT_ONCE}`.execute(raw);
    const told = rows.filter(({ body }) => !isShut(body) && tellsWords((JSON.parse(body) as Body).record, item));
    if (told.length > 0)
      await sql`select seal_entries(${told.map(({ seq }) => seq)}::bigint[],
        ${told.map(({ body }) => sealer.text(body))}::text[])`.execute(raw);
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.seq ?? after;
  }
};

interface Body {
  readonly record: unknown;
}
