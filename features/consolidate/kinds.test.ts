import type { MentionId } from '@amparo/core/ground/ids';
import { clustersOf, type Verdict } from '@amparo/core/judgements/clusters';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Body, writeItem } from '../../test/consolidation-world.ts';
import { openTestHouse } from '../../test/house.ts';
import type { House } from '../kernel/house.ts';
import { perform } from '../kernel/perform.ts';
import { doJob } from '../kernel/run-job.ts';
import { judgeMatch } from './judge-match.ts';
import { listMatches } from './list-matches.ts';
import { FAMILIES, KINDS_OF } from './mention-kinds.ts';
import { openCluster } from './open-cluster.ts';
import { openMatch } from './open-match.ts';
import { proposeMatches } from './propose-matches.ts';
import { undoJudgement } from './undo-judgement.ts';

let house: House;
let release: () => Promise<void>;
beforeEach(async () => {
  ({ house, release } = await openTestHouse());
});
afterEach(() => release?.());

const WOMAN = { name: 'Maryna Ilmouskaya', detained: '2024-10-14', facility: 'Colony No. 24 in Krutsk' };
const SAME_WOMAN = { name: 'Марына Ільмоўская', detained: '2024-10-14', facility: 'калонія № 24, Круцк' };
const BODIES: readonly Body[] = [
  { kind: 'Facility', name: 'Colony No. 24 in Krutsk' },
  { kind: 'Organisation', name: 'Barysk Monitors' },
];
const SAME_BODIES: readonly Body[] = [
  { kind: 'Facility', name: 'калонія № 24, Круцк' },
  { kind: 'Organisation', name: 'Барыскія назіральнікі' },
];

const run = (all = false) => doJob(house, house.owner, proposeMatches, { all });
const entities = async (): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await house.database.selectFrom('entity_member').selectAll().orderBy('mention_id').execute()).map((row) => [
      row.mention_id,
      row.entity_id,
    ]),
  );
const stored = async (table: 'match' | 'entity_member'): Promise<string> => {
  const rows: readonly object[] = await house.database.selectFrom(table).selectAll().execute();
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n');
};
const standing = async (): Promise<string> =>
  JSON.stringify(
    await house.database
      .selectFrom('judgement')
      .select(['mention_a', 'mention_b', 'verdict', 'shown_hash'])
      .where('retracted_seq', 'is', null)
      .orderBy('id')
      .execute(),
  );

describe('every kind', () => {
  it('is proposed, shown, judged and undone alike, and the queue shows one family when it is asked to', async () => {
    await writeItem(house, [WOMAN], { bodies: BODIES });
    await writeItem(house, [SAME_WOMAN], { bodies: SAME_BODIES });
    expect((await run()).over).toBe('everything');
    const before = await stored('entity_member');
    for (const family of FAMILIES) {
      const { rows, total } = await perform(house, house.owner, listMatches, { family });
      expect([family, total]).toEqual([family, 1]);
      const [pair] = rows;
      if (pair === undefined) continue;
      expect(KINDS_OF[family]).toContain(pair.kind);
      expect(pair.bits, family).toBeGreaterThan(0);
      const { evidence, shown, a } = await perform(house, house.owner, openMatch, { a: pair.a, b: pair.b, family });
      expect([evidence?.steps.length, a.kind]).toEqual([expect.any(Number), pair.kind]);
      const { members } = await perform(house, house.owner, openCluster, { mention: pair.a });
      expect(members.map(({ kind }) => kind)).toEqual([pair.kind, pair.kind]);
      const { entity } = await perform(house, house.owner, judgeMatch, {
        a: pair.a,
        b: pair.b,
        verdict: 'same',
        shown,
      });
      expect(entity).toBe(pair.a < pair.b ? pair.a : pair.b);
      expect((await perform(house, house.owner, listMatches, { family })).total).toBe(0);
      await perform(house, house.owner, undoJudgement, {});
      expect(await stored('entity_member')).toBe(before);
    }
    expect((await perform(house, house.owner, listMatches, {})).total).toBe(FAMILIES.length);
  });

  it('what contradicts by number or town is not proposed; ten places of ten numbers stay ten; two kinds are never one', async () => {
    const numbered = Array.from({ length: 10 }, (_, at): Body => ({ kind: 'Facility', name: `Colony No. ${at + 1}` }));
    const { bodies } = await writeItem(house, [], { bodies: numbered });
    const other = await writeItem(house, [], {
      bodies: [
        { kind: 'Facility', name: 'калонія № 4, Азёрна' },
        { kind: 'Facility', name: 'colony No. 4 in Krutsk' },
        { kind: 'Organisation', name: 'Colony No. 4' },
      ],
    });
    await run();
    const { rows } = await perform(house, house.owner, listMatches, {});
    expect(rows.map(({ a, b }) => [a, b].sort().join()).sort()).toEqual(
      other.bodies
        .slice(0, 2)
        .map((one) => [bodies[3], one].sort().join())
        .sort(),
    );
    expect(new Set((await entities()).values()).size).toBe(13);
    await expect(
      perform(house, house.owner, judgeMatch, { a: bodies[3] ?? '', b: other.bodies[2] ?? '', verdict: 'same' }),
    ).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('law: judgements of every kind hold after new records and another model, and two rebuilds are byte-equal', async () => {
    const first = await writeItem(house, [WOMAN, WOMAN, SAME_WOMAN], {
      bodies: [...BODIES, ...SAME_BODIES, ...BODIES],
    });
    const groups: readonly (readonly MentionId[])[] = [
      first.mentions,
      first.events,
      first.bodies.filter((_, at) => at % 2 === 0),
      first.bodies.filter((_, at) => at % 2 === 1),
    ];
    const act = fc.record({
      group: fc.nat(groups.length - 1),
      pair: fc.constantFrom([0, 1], [1, 2], [0, 2]),
      verdict: fc.constantFrom<Verdict>('same', 'same', 'different', 'unsure'),
    });
    await run();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        const latest = new Map<string, { a: MentionId; b: MentionId; verdict: Verdict }>();
        for (const { group, pair, verdict } of acts) {
          const [a, b] = pair.map((at) => groups[group]?.[at ?? 0]) as [MentionId, MentionId];
          await perform(house, house.owner, judgeMatch, { a, b, verdict });
        }
        for (const row of await house.database
          .selectFrom('judgement')
          .selectAll()
          .where('retracted_seq', 'is', null)
          .execute())
          latest.set(`${row.mention_a} ${row.mention_b}`, { a: row.mention_a, b: row.mention_b, verdict: row.verdict });
        const said = await standing();
        await house.database.updateTable('match_run').set({ model: 'another/1' }).execute();
        await writeItem(house, [SAME_WOMAN], { bodies: SAME_BODIES });
        expect((await run()).over).toBe('everything');
        expect(await standing()).toBe(said);
        const all = groups.flat();
        const { clusterOf } = clustersOf(all, [...latest.values()]);
        const now = await entities();
        for (const mention of all) expect(now.get(mention)).toBe(clusterOf.get(mention));
        for (const [mention, entity] of now) if (!all.includes(mention as MentionId)) expect(entity).toBe(mention);
        const once = [await stored('match'), await stored('entity_member')];
        await run(true);
        expect([await stored('match'), await stored('entity_member')]).toEqual(once);
      }),
      { numRuns: 4, seed: 11 },
    );
  });
});
