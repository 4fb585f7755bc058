import type { ItemId } from '@amparo/core/ground/ids';
import { receiveFile } from '@amparo/features/collect/receive-file';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { sealedFor } from '@amparo/features/records/sealed-for';
import { tablesOf } from '@amparo/platform/backup/dump-database';
import { CONTENT, LONG_DEEDS, MAY_STAND_OPEN, NOT_OF_SEALED } from '@amparo/platform/database/content-columns';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { bytesOf, confirmAll, deed, refusal } from './straight-way.ts';

/** A word of a sealed item. What the database holds of it is looked for in every row of every table. */
const MARK = 'Zubrolesskaya';
const textOf = (mark: string) =>
  `Kvitaslava ${mark} was detained on 3 March 2025 in Veresk and held in the prison on ${mark} street. Her brother Jaromir ${mark} was sentenced to 15 days of arrest.`;

let house: House;
let release: () => Promise<void>;
let now = new Date('2026-02-01T10:00:00Z');
let sealed: string;

async function* bytes(text: string) {
  yield Buffer.from(text);
}
const receive = async (mark: string, classification: 'sealed' | 'restricted'): Promise<string> => {
  const given = {
    name: `${mark}.txt`,
    path: `/home/${mark}/statement.txt`,
    from: `${mark}, a neighbour`,
    how: `by ${mark}`,
    collector: `${mark} the collector`,
    collection: { place: `${mark} street`, source: { protection: 'confidential' as const, pseudonym: `${mark}-7` } },
    hidden: { sourceName: `true ${mark}` },
    classification,
  };
  const { itemId } = await perform(house, house.owner, receiveFile, given, bytes(textOf(mark)));
  return itemId;
};
const openFor = (item: string) =>
  deed(house, 'preserve.open-restricted', { items: [item], purpose: 'to prepare the urgent appeal' });

/** The tables of which a row holds the word, cast to text as the database itself has it. */
const tablesWith = async (word: string): Promise<readonly string[]> =>
  house.asDatabaseOwner(async (owner) => {
    const found: string[] = [];
    for (const { name } of await tablesOf(owner)) {
      const { rows } = await sql<{ there: boolean }>`
        select exists (select 1 from ${sql.table(name)} t where t::text ilike ${`%${word}%`}) as there`.execute(owner);
      if (rows[0]?.there === true) found.push(name);
    }
    return found;
  });

/** Rows of the item in the tables that find it and its people by their words. */
const rowsOf = async (item: string) => {
  const mentions = sql`(select id from mention where item_id = ${item})`;
  const { rows } = await sql<Record<(typeof NOT_OF_SEALED)[number], number>>`select
    (select count(*) from item_words where item_id = ${item}) as item_words,
    (select count(*) from text_sketch where item_id = ${item}) as text_sketch,
    (select count(*) from name_key where mention_id in ${mentions}) as name_key,
    (select count(*) from link_key where mention_id in ${mentions}) as link_key,
    (select count(*) from match where mention_a in ${mentions} or mention_b in ${mentions}) as match`.execute(
    house.database,
  );
  return rows[0] ?? expect.fail();
};

beforeAll(async () => {
  ({ house, release } = await openTestHouse({ clock: () => now }));
  sealed = await receive(MARK, 'sealed');
});
afterAll(() => release?.());

describe('an item that is received sealed', () => {
  it('stands in no row of the database in plain words: received, read, compared, worked on, asked of by long deeds', async () => {
    expect(await tablesWith(MARK)).toEqual([]);
    await deed(house, 'read.read-items', { items: [sealed] });
    await deed(house, 'consolidate.propose-matches', { all: true });
    await deed(house, 'read.find-related', {});
    await openFor(sealed);
    const start = textOf(MARK).indexOf('Kvitaslava');
    const end = start + `Kvitaslava ${MARK}`.length;
    const value = { kind: 'text' as const, text: `Kvitaslava ${MARK}` };
    const span = { item: sealed, start, end, property: 'Person.name' };
    const { claim, mention } = await deed(house, 'register.make-claim', { ...span, value });
    await deed(house, 'register.correct-claim', { claim, value: { kind: 'text', text: `Kvita ${MARK}` } });
    await deed(house, 'preserve.relocate-items', { items: [sealed], place: `safe of ${MARK}` });
    expect(mention).not.toBeNull();
    expect(await rowsOf(sealed)).toEqual({ item_words: 0, text_sketch: 0, name_key: 0, link_key: 0, match: 0 });
    expect(await tablesWith(MARK)).toEqual([]);
    const { rows } = await sql<{ claims: number; mentions: number; passages: number }>`
      select (select count(*) from claim where item_id = ${sealed}) as claims,
        (select count(*) from mention where item_id = ${sealed}) as mentions,
        (select count(*) from passage where item_id = ${sealed}) as passages`.execute(house.database);
    expect(rows[0]?.claims).toBeGreaterThan(3);
    expect(rows[0]?.mentions).toBeGreaterThan(1);
    expect(rows[0]?.passages).toBeGreaterThan(2);
  });

  it('gives every word to whoever opened it', async () => {
    await openFor(sealed);
    const open = await deed(house, 'read.open-item', { item: sealed });
    expect(open.text?.body).toBe(textOf(MARK));
    const told = JSON.stringify(open.cards);
    for (const words of [`Kvita ${MARK}`, `Kvitaslava ${MARK}`]) expect(told).toContain(words);
    const quotes = open.cards.flatMap(({ claims }) => claims.flatMap(({ passages }) => passages));
    for (const { start, end, quote } of quotes) expect(quote).toBe(textOf(MARK).slice(start, end));
    const custody = await deed(house, 'preserve.list-custody', { item: sealed });
    expect(JSON.stringify(custody)).toContain(`${MARK}-7`);
    expect(custody.state).toMatchObject({ holder: `${MARK} the collector`, place: `safe of ${MARK}` });
    const { collection } = await deed(house, 'preserve.read-collection', { item: sealed });
    expect(collection.place).toBe(`${MARK} street`);
    const hidden = await deed(house, 'preserve.reveal-hidden', { item: sealed, purpose: 'to protect her' });
    expect(hidden.hidden.sourceName).toContain(MARK);
    expect((await bytesOf(house, 'preserve.write-custody-sheet', { item: sealed })).byteLength).toBeGreaterThan(1_000);
    expect(await house.journal.check()).toMatchObject({ ok: true, faults: [] });
  });

  it('is refused by the database itself when a deed forgets to seal', async () => {
    const forgotten = house.database
      .updateTable('item')
      .set({ title: 'a plain title' })
      .where('id', '=', sealed as ItemId)
      .execute();
    expect(await forgotten.then(String, String)).toMatch(/takes ciphertext only/);
    const quote = sql`insert into passage (id, item_id, text_version_id, span_start, span_end, quote, prefix, suffix)
      select gen_random_uuid(), item_id, id, 0, 1, 'K', '', '' from text_version where item_id = ${sealed}`;
    expect(await quote.execute(house.database).then(String, String)).toMatch(/takes ciphertext only/);
  });

  it('is found by a hold on its words or its source, though no index knows them', async () => {
    await deed(house, 'preserve.place-hold', {
      scope: { kind: 'words', text: MARK.toLowerCase() },
      authority: 'a court',
      reason: 'an order',
    });
    const { rows } = await sql<{ item_id: string }>`select item_id from hold_item`.execute(house.database);
    expect(rows).toEqual([{ item_id: sealed }]);
    await sql`delete from hold_item`.execute(house.database);
    await sql`delete from hold`.execute(house.database);
  });

  it('keeps its key through a change of keys', async () => {
    const before = await house.database.selectFrom('compartment').select('wrapped_key').execute();
    await deed(house, 'preserve.rotate-keys', {});
    const after = await house.database.selectFrom('compartment').select(['wrapped_key', 'key_generation']).execute();
    expect(after[0]?.key_generation).toBeGreaterThan(0);
    expect(after[0]?.wrapped_key.equals(before[0]?.wrapped_key ?? Buffer.alloc(0))).toBe(false);
    await openFor(sealed);
    expect((await deed(house, 'read.open-item', { item: sealed })).item.title).toContain(MARK);
  });
});

describe('an item that becomes sealed later', () => {
  const LATER = 'Chmarapolskaya';
  let item: string;

  it('goes into its compartment with all that was said of it, entries of the journal too', async () => {
    item = await receive(LATER, 'restricted');
    await deed(house, 'read.read-item', { item });
    await deed(house, 'consolidate.propose-matches', { all: true });
    expect(await confirmAll(house, item)).toBeGreaterThan(3);
    await house.journal.seal();
    const plain = await deed(house, 'read.open-item', { item });
    const custody = await deed(house, 'preserve.list-custody', { item });
    expect(await tablesWith(LATER)).toEqual(
      expect.arrayContaining(['item', 'text_version', 'passage', 'claim', 'mention', 'entry', 'word', 'match']),
    );
    expect(await rowsOf(item)).toMatchObject({ item_words: 1 });
    expect((await rowsOf(item)).name_key).toBeGreaterThan(0);
    const change = { items: [item], classification: 'sealed' as const, reason: 'a witness at risk' };
    expect((await deed(house, 'preserve.change-terms', change)).note).toMatch(/vault clean/);
    expect(await tablesWith(LATER)).toEqual(['word']);
    expect(await rowsOf(item)).toEqual({ item_words: 0, text_sketch: 0, name_key: 0, link_key: 0, match: 0 });
    await deed(house, 'preserve.clean-remnants', {});
    expect(await tablesWith(LATER)).toEqual([]);
    expect(await house.journal.check()).toMatchObject({ ok: true, faults: [], erased: 0 });
    await openFor(item);
    const open = await deed(house, 'read.open-item', { item });
    expect({ text: open.text, cards: open.cards, title: open.item.title }).toEqual({
      text: plain.text,
      cards: plain.cards,
      title: plain.item.title,
    });
    const then = await deed(house, 'preserve.list-custody', { item });
    expect(then.entries.filter(({ seq }) => custody.entries.some((one) => one.seq === seq))).toEqual(custody.entries);
  });

  it('comes out again, is found, and is compared with others', async () => {
    await deed(house, 'preserve.change-terms', { items: [item], classification: 'restricted', reason: 'she is safe' });
    expect((await deed(house, 'read.list-items', { text: LATER })).total).toBe(1);
    expect((await deed(house, 'register.list-people', { text: `Kvitaslava ${LATER}` })).total).toBeGreaterThan(0);
    const { rows } = await sql<{ shut: number }>`
      select count(*) as shut from passage where item_id = ${item} and starts_with(quote, 'amparo-sealed')`.execute(
      house.database.withoutPlugins(),
    );
    expect(rows[0]?.shut).toBe(0);
    await deed(house, 'consolidate.propose-matches', {});
    expect(await tablesWith(LATER)).toEqual(expect.arrayContaining(['word', 'claim', 'match']));
    const rowsNow = await rowsOf(item);
    for (const table of ['name_key', 'link_key'] as const) expect(rowsNow[table]).toBeGreaterThan(0);
    expect(await house.journal.check()).toMatchObject({ ok: true, faults: [] });
  });

  it('with its key destroyed is unreadable, in the journal too, which still verifies', async () => {
    await deed(house, 'preserve.change-terms', { items: [item], classification: 'sealed', reason: 'at risk again' });
    const ask = { items: [item], reason: 'nobody may keep it' };
    await deed(house, 'preserve.propose-disposition', ask);
    const { waiting } = await deed(house, 'preserve.ask-destruction', ask);
    now = new Date(now.getTime() + 24 * 3_600_000 + 1_000);
    await deed(house, 'preserve.destroy-items', { ...ask, approval: waiting.approval });
    const left = await house.database.selectFrom('compartment').select('item_id').execute();
    expect(left).toEqual([{ item_id: sealed }]);
    expect(await tablesWith(LATER)).toEqual([]);
    const custody = await deed(house, 'preserve.list-custody', { item });
    expect(JSON.stringify(custody)).not.toContain(LATER);
    expect(custody.state).toMatchObject({ classification: 'sealed' });
    const check = await house.journal.check();
    expect(check).toMatchObject({ ok: true, faults: [] });
    expect(check.erased).toBeGreaterThan(0);
  });
});

describe('an item that an older program sealed', () => {
  it('stands open until the desk puts its words into a compartment', async () => {
    const OLDER = 'Sinvozerskaya';
    const item = await receive(OLDER, 'restricted');
    await deed(house, 'read.read-item', { item });
    await house.asDatabaseOwner(async (owner) => {
      await sql`set session_replication_role = replica`.execute(owner);
      await sql`update item set classification = 'sealed' where id = ${item}`.execute(owner);
    });
    expect(await tablesWith(OLDER)).toContain('claim');
    expect(await deed(house, 'preserve.seal-standing', {})).toEqual({ sealed: 1 });
    expect(await tablesWith(OLDER)).toEqual(['word']);
    expect(await deed(house, 'preserve.seal-standing', {})).toEqual({ sealed: 0 });
    await openFor(item);
    expect((await deed(house, 'read.open-item', { item })).text?.body).toBe(textOf(OLDER));
  });
});

describe('what only looks sealed', () => {
  it('is a name like any other', async () => {
    const names = [
      `amparo-sealed:1:t:${sealed}:${'A'.repeat(60)}`,
      `amparo-sealed:1:t:018f0000-0000-7000-8000-000000000000:${'A'.repeat(60)}`,
      'amparo-sealed:1:',
    ];
    for (const name of names) {
      const { itemId } = await perform(house, house.owner, receiveFile, { name }, bytes(name));
      await deed(house, 'read.read-item', { item: itemId });
      const open = await deed(house, 'read.open-item', { item: itemId });
      expect(open.item.title).toBe(name);
      expect(open.text?.body).toBe(name);
    }
    const listed = (await deed(house, 'read.list-items', {})).rows.map(({ title }) => title);
    expect(listed).toEqual(expect.arrayContaining(names));
  });

  it('a value put beside another item shows as ciphertext, never as words', async () => {
    const other = await receive('Vierasovaya', 'sealed');
    await sql`update item set title = (select title from item where id = ${sealed}) where id = ${other}`.execute(
      house.database,
    );
    await openFor(other);
    // The value opens for what it is: it belongs to the item that it names, whoever's row it stands in.
    const row = await sql<{ title: string }>`select title from item where id = ${other}`.execute(
      house.database.withoutPlugins(),
    );
    const moved = (row.rows[0]?.title ?? '').replace(sealed, other);
    await sql`update item set title = ${moved} where id = ${other}`.execute(house.database);
    expect((await deed(house, 'read.open-item', { item: other })).item.title).toBe(moved);
  });

  it('ciphertext out of an entry, which leaves with bundles, opens for nobody when it comes back as a name or a text', async () => {
    const { rows } = await sql<{ body: string }>`
      select body from entry where body like ${`%:e:${sealed}:%`}`.execute(house.database.withoutPlugins());
    const leaked = [...new Set(rows.flatMap(({ body }) => body.match(/amparo-sealed:1:[ef]:[^"\\]+/g) ?? []))];
    expect(leaked.length).toBeGreaterThan(3);
    for (const name of leaked.slice(0, 4)) {
      const given = { name, from: name, collection: { place: name } };
      const { itemId } = await perform(house, house.owner, receiveFile, given, bytes(name));
      await deed(house, 'read.read-item', { item: itemId });
      await deed(house, 'preserve.relocate-items', { items: [itemId], place: name });
      const shown = [
        await deed(house, 'read.open-item', { item: itemId }),
        await deed(house, 'preserve.list-custody', { item: itemId }),
        (await deed(house, 'read.list-items', {})).rows.filter(({ id }) => id === itemId),
        (await deed(house, 'preserve.list-entries', {})).rows.filter(({ item }) => item?.id === itemId),
      ];
      expect(JSON.stringify(shown)).toContain(name);
      expect(JSON.stringify(shown)).not.toContain(MARK);
    }
  });
});

describe('the lists of columns', () => {
  it('name every column of text or JSON of every table that leads to an item', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      with recursive near(oid) as (
        select 'item'::regclass::oid
        union select c.conrelid from pg_constraint c join near on c.confrelid = near.oid where c.contype = 'f'
      )
      select t.relname as table, a.attname as column from pg_class t
      join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
        and (t.oid in (select oid from near) or t.relname in ('entry', 'job', 'job_step', 'approval_request', 'package')
          or exists (select 1 from pg_attribute i where i.attrelid = t.oid and i.attname in ('item_id', 'mention_id')))
        and (a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'json'::regtype, 'varchar'::regtype, 'text[]'::regtype,
          'jsonb[]'::regtype)) order by 1, 2`.execute(house.database);
    const known = (table: string, column: string): boolean =>
      (NOT_OF_SEALED as readonly string[]).includes(table) ||
      column in ((CONTENT as Record<string, { columns: object }>)[table]?.columns ?? {}) ||
      column in ((LONG_DEEDS as Record<string, object>)[table] ?? {}) ||
      ((MAY_STAND_OPEN as Record<string, readonly string[]>)[table] ?? []).includes(column);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter(({ table, column }) => !known(table, column))).toEqual([]);
  });

  it('name only columns that are there, and write them sealed one by one', async () => {
    const columns = new Map((await tablesOf(house.database)).map((table) => [table.name, new Map(table.columns)]));
    for (const [table, { columns: own, key }] of Object.entries(CONTENT)) {
      expect(columns.get(table)?.has(key)).toBe(true);
      for (const [column, { kind }] of Object.entries(own))
        expect(columns.get(table)?.get(column)).toBe(kind === 'json' ? 'jsonb' : 'text');
    }
    expect(sealedFor).toBeTypeOf('function');
    expect(await refusal(deed(house, 'read.open-item', { item: sealed }))).toEqual(['purpose-needed']);
  });
});
