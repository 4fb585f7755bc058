import { fillDemoArchive } from '@amparo/cli/demo-archive';
import type { House } from '@amparo/features/kernel/house';
import { workOnce } from '@amparo/features/kernel/run-job';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meantInDemo, proposalFigures } from '../demo-truth.ts';
import { openTestHouse } from '../house.ts';
import { deed } from './straight-way.ts';

describe('what is proposed in the demo archive', () => {
  let house: House;
  let release: () => Promise<void>;
  let meant: ReadonlyMap<string, string>;
  beforeAll(async () => {
    ({ house, release } = await openTestHouse({ fictional: true }));
    await fillDemoArchive(house, new AbortController().signal);
    while (await workOnce(house, async () => house.owner));
    meant = await meantInDemo(house, 'people');
  });
  afterAll(() => release?.());

  it('the program joins nobody', async () => {
    const joined = await sql`select 1 from entity_member where entity_id <> mention_id`.execute(house.database);
    expect(joined.rows).toEqual([]);
    expect(await house.database.selectFrom('judgement').select('id').execute()).toEqual([]);
  });

  it('proposes most pairs of mentions of one person, and thinks no two people likelier one than two', async () => {
    const people = await proposalFigures(house, meant);
    expect(people.truePairs).toBeGreaterThan(200);
    // What is left are surnames and given names alone that their document does not complete.
    expect(people.recall).toBeGreaterThanOrEqual(0.96);
    expect(people.wrongly).toEqual([]);
  });

  it('proposes places of detention and organisations across languages, and no two likelier one than two', async () => {
    const bodies = await proposalFigures(house, await meantInDemo(house, 'bodies'));
    expect(bodies.truePairs).toBeGreaterThan(30);
    expect(bodies.recall).toBeGreaterThanOrEqual(0.97);
    expect(bodies.wrongly).toEqual([]);
  });

  it('proposes accounts of one detention in two sources, of one person each', async () => {
    const { rows } = await deed(house, 'consolidate.list-matches', { family: 'events', order: 'nearest', limit: 500 });
    expect(rows.every(({ kind }) => kind !== 'Person')).toBe(true);
    const persons = async (mention: string): Promise<readonly string[]> => {
      const found = await sql<{ id: string }>`
        select value ->> 'mention' as id from claim where mention_id = ${mention} and property like '%.person'`.execute(
        house.database,
      );
      return found.rows.flatMap(({ id }) => meant.get(id) ?? []);
    };
    const likely = rows.filter(({ kind, bits }) => kind === 'DetentionEpisode' && bits > 0);
    expect(likely.length).toBeGreaterThan(10);
    for (const { a, b, labelA, labelB } of likely) {
      const [one, other] = [await persons(a), await persons(b)];
      if (one.length === 1 && other.length === 1) expect(one, `${labelA} | ${labelB}`).toEqual(other);
    }
  });

  it('finds the women of UA XVR 4/2025 in other scripts and other sources, and shows them together', async () => {
    for (const person of ['ilmouskaya', 'hrytsuk']) {
      const own = [...meant].filter(([, of]) => of === person).map(([id]) => id);
      const clusters = await Promise.all(own.map((mention) => deed(house, 'consolidate.open-cluster', { mention })));
      for (const { members } of clusters)
        expect(members.filter(({ mentionId }) => meant.has(mentionId) && meant.get(mentionId) !== person)).toEqual([]);
      const wide = clusters.filter(
        ({ members }) =>
          members.filter(({ mentionId }) => own.includes(mentionId)).length >= 2 &&
          members.some(({ label }) => /\p{Script=Cyrillic}/u.test(label)) &&
          members.some(({ label }) => /\p{Script=Latin}/u.test(label)),
      );
      expect(wide.length, person).toBeGreaterThan(0);
    }
  });
});
