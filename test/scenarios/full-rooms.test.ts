import { detainedOn } from '@amparo/core/links/detained';
import { clearanceOf } from '@amparo/core/policy/clearance';
import type { Role } from '@amparo/core/policy/rights';
import { deedsByName } from '@amparo/features/catalogue';
import type { Actor } from '@amparo/features/kernel/actor';
import type { ReadContext, ReadDeed, WriteDeed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { perform, readContext } from '@amparo/features/kernel/perform';
import { detentionRecord, personFile } from '@amparo/features/records/person-files';
import { nameKeys } from '@amparo/names';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FullHouse, fillHouse } from '../bench/full-house.ts';
import { openTestHouse } from '../house.ts';
import { deed } from './straight-way.ts';

/** A small house filled as the bench fills a large one: what was made quick must answer as the plain question does. */
let house: House;
let release: () => Promise<void>;
let full: FullHouse;

beforeAll(async () => {
  ({ house, release } = await openTestHouse());
  full = await fillHouse(house, { items: 400, seed: 7 });
});
afterAll(() => release());

const actorOf = (role: Role): Actor => ({ member: house.owner.member, name: role, role });
const contextOf = (role: Role): ReadContext => readContext(house, actorOf(role));
const ask = async <Answer>(role: Role, name: string, input: object): Promise<Answer> =>
  (await perform(house, actorOf(role), deedsByName.get(name) as ReadDeed | WriteDeed, input)) as Answer;

interface List {
  readonly total: number;
  readonly rows: readonly { readonly id?: string; readonly entityId?: string; readonly name?: string }[];
}

describe('a filled house', () => {
  it('has a journal that verifies, with an entry for every deed', async () => {
    const checked = await deed(house, 'preserve.check-journal', {});
    expect(checked).toMatchObject({ ok: true, size: full.journalSize, faults: [] });
    expect(full.journalSize).toBeGreaterThanOrEqual(800);
  });

  it('opens the page with most proposals and the person of 40 mentions', async () => {
    const item = await deed(house, 'read.open-item', { item: full.busyItem });
    expect(item.cards.flatMap(({ claims }) => claims).length).toBeGreaterThan(400);
    const { rows } = await sql<{ count: number }>`select count(*) as count from entity_member e
      where e.entity_id = ${full.largeEntity}`.execute(house.database);
    expect(rows[0]?.count).toBeGreaterThan(35);
    const { mentions } = await deed(house, 'register.open-person', { entity: full.largeEntity });
    expect(mentions).toHaveLength(rows[0]?.count ?? 0);
  });
});

describe.each(['steward', 'documenter', 'observer'] as const)('to a %s', (role) => {
  it('the counts of the session are those of the plain question', async () => {
    const { counts } = await ask<{ counts: object }>(role, 'team.describe-session', {});
    const seen = [...contextOf(role).clearance];
    // Items and their proposals are counted as they stand on record; people only from what is open.
    const onRecord = [...clearanceOf(role)];
    const { rows } = await sql<{ items: number; people: number; proposals: number }>`select
      (select count(*) from item where classification = any(${onRecord})) as items,
      (select count(distinct e.entity_id) from mention m join item i on i.id = m.item_id join entity_member e on e.mention_id = m.id
        where m.kind = 'Person' and i.classification = any(${seen})) as people,
      (select count(*) from claim c join item i on i.id = c.item_id
        where c.status = 'proposed' and i.classification = any(${onRecord})) as proposals`.execute(house.database);
    expect(counts).toMatchObject(rows[0] ?? {});
  });

  it.each([
    'officers',
    'COURT',
    'а',
    'ая',
    'ова',
    'ukvuk',
    'veresk-12',
    'ар ov',
    'справа 4',
    '%',
    '_',
    '\\',
    'nowhere',
  ])('items with %j are those whose title, name or text holds each part', async (text) => {
    const found = await ask<List>(role, 'read.list-items', { text, limit: 500 });
    const seen = [...contextOf(role).clearance];
    const { rows } = await sql<{ id: string; held: string }>`
        select i.id, concat_ws(' ', i.title, i.original_name, t.body) as held from item i left join text_version t on t.id = i.text_version_id
        where i.classification = any(${seen}) order by i.number`.execute(house.database);
    const parts = text.toLowerCase().split(' ');
    const held = rows.filter(({ held }) => parts.every((part) => held.toLowerCase().includes(part)));
    expect(found.rows.map(({ id }) => id)).toEqual(held.map(({ id }) => id));
    expect(found.total).toBe(held.length);
  });

  it.each(['name', 'sources', 'recent'] as const)(
    'people by %s stand in the order of the plain question',
    async (sort) => {
      for (const descending of [false, true]) {
        const pages = await Promise.all(
          [0, 150, 300, 450].map((offset) =>
            ask<List>(role, 'register.list-people', { sort, descending, limit: 150, offset }),
          ),
        );
        const key = {
          name: sql`min(m.sort_key collate app_sort)`,
          sources: sql`count(distinct m.item_id)`,
          recent: sql`max(m.recorded_seq)`,
        }[sort];
        const { rows } = await sql<{ entity_id: string }>`
        select e.entity_id from mention m join item i on i.id = m.item_id join entity_member e on e.mention_id = m.id
        where m.kind = 'Person' and i.classification = any(${[...contextOf(role).clearance]}) group by e.entity_id
        order by ${key} ${sql.raw(descending ? 'desc' : 'asc')}, e.entity_id`.execute(house.database);
        expect(pages.flatMap((page) => page.rows.map(({ entityId }) => entityId))).toEqual(
          rows.map((row) => row.entity_id),
        );
        expect(pages[0]?.total).toBe(rows.length);
      }
    },
  );

  it.each(['volha', 'Вольга', 'ар', 'М', 'Volha Kar', '%'])(
    'people found by %j are those of the plain question',
    async (text) => {
      const found = await ask<List>(role, 'register.list-people', { text, limit: 500 });
      const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      const { rows } = await sql<{ entity_id: string }>`
      select e.entity_id from mention m join item i on i.id = m.item_id join entity_member e on e.mention_id = m.id
      left join (select mention_id, count(*) as hits from name_key where key = any(${[...nameKeys(text)]}) group by 1) k on k.mention_id = m.id
      where m.kind = 'Person' and i.classification = any(${[...contextOf(role).clearance]})
        and (lower(m.label) like lower(${pattern}) or k.hits > 0)
      group by e.entity_id order by max(coalesce(k.hits, 0)) desc, min(m.sort_key collate app_sort), e.entity_id`.execute(
        house.database,
      );
      expect(found.rows.map(({ entityId }) => entityId)).toEqual(rows.map((row) => row.entity_id));
      expect(found.total).toBe(rows.length);
    },
  );

  it.each([0.3, 0.7, 1])(
    'the count of persons detained, known at %d of the journal, is that of their files',
    async (share) => {
      const knownAt = Math.floor(full.journalSize * share);
      const asOf = '2025-06-30';
      const counted = await ask<{ certain: number; possible: number; records: { entityId: string; name: string }[] }>(
        role,
        'analyse.count-detained',
        { asOf, knownAt },
      );
      const context = contextOf(role);
      const persons = await house.database.selectFrom('mention').select('id').where('kind', '=', 'Person').execute();
      const states = new Map<string, string>();
      for (const { id } of persons) {
        const file = await personFile(context, id as string as never, { knownAt, statuses: ['confirmed'] });
        const state = file === undefined ? undefined : detainedOn(detentionRecord(file), asOf);
        if (file !== undefined && state !== undefined) states.set(file.entityId, state);
      }
      expect(counted.records.map(({ entityId }) => entityId).sort()).toEqual([...states.keys()].sort());
      expect(counted.certain).toBe([...states.values()].filter((state) => state === 'certain').length);
      expect(counted.possible).toBe(states.size);
      if (role === 'steward' && share === 1) expect(states.size).toBeGreaterThan(20);
    },
  );
});

describe('after a deed', () => {
  it('the session counts anew, and what is judged one is one row', async () => {
    const before = await deed(house, 'team.describe-session', {});
    const { rows } = await sql<{ id: string }>`select id from claim where status = 'proposed' limit 7`.execute(
      house.database,
    );
    await deed(house, 'register.confirm-claims', { claims: rows.map(({ id }) => id) });
    await deed(house, 'consolidate.judge-match', { ...full.match, verdict: 'same' });
    const after = await deed(house, 'team.describe-session', {});
    expect(after.counts.proposals).toBe(before.counts.proposals - 7);
    expect(after.counts.people).toBe(before.counts.people - 1);
    expect((await deed(house, 'register.list-people', {})).total).toBe(after.counts.people);
    await deed(house, 'consolidate.undo-judgement', {});
    expect((await deed(house, 'register.list-people', {})).total).toBe(before.counts.people);
  });
});
