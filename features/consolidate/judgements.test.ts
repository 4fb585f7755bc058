import type { MentionId } from '@amparo/core/ground/ids';
import { clustersOf, type Verdict } from '@amparo/core/judgements/clusters';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeItem } from '../../test/consolidation-world.ts';
import { openTestHouse } from '../../test/house.ts';
import type { WriteDeed } from '../kernel/deed.ts';
import type { House } from '../kernel/house.ts';
import { perform, readContext } from '../kernel/perform.ts';
import { doJob } from '../kernel/run-job.ts';
import { entitiesKnownAt } from '../records/entities-at.ts';
import { acceptChanges } from './accept-changes.ts';
import { compareEntities } from './compare-entities.ts';
import { joinCluster } from './join-cluster.ts';
import { judgeMatch } from './judge-match.ts';
import { listMatches } from './list-matches.ts';
import { listReviews } from './list-reviews.ts';
import { openCluster } from './open-cluster.ts';
import { openMatch } from './open-match.ts';
import { proposeMatches } from './propose-matches.ts';
import { reviewMatch } from './review-match.ts';
import { splitCluster } from './split-cluster.ts';
import { undoJudgement } from './undo-judgement.ts';

let house: House;
let release: () => Promise<void>;
let now = new Date('2026-01-10T10:00:00');

beforeEach(async () => {
  now = new Date('2026-01-10T10:00:00');
  ({ house, release } = await openTestHouse({ clock: () => now }));
});
afterEach(() => release?.());

const judge = (a: string, b: string, verdict: Verdict) => perform(house, house.owner, judgeMatch, { a, b, verdict });
const run = (all = false) => doJob(house, house.owner, proposeMatches, { all });
const queue = (input: object = {}) => perform(house, house.owner, listMatches, { limit: 500, ...input });
const cluster = (mention: string) => perform(house, house.owner, openCluster, { mention });
const join = (input: { mentions: string[]; shown: string; despite?: { a: string; b: string }[]; reason?: string }) =>
  perform(house, house.owner, joinCluster, { mention: input.mentions[0] ?? '', ...input });
const entities = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await house.database.selectFrom('entity_member').selectAll().orderBy('mention_id').execute()).map((row) => [
      row.mention_id,
      row.entity_id,
    ]),
  );
/** What stands, whoever recorded it anew: pairs with verdict, author and reason. */
const standing = async (): Promise<readonly string[]> =>
  (await house.database.selectFrom('judgement').selectAll().where('retracted_seq', 'is', null).execute())
    .map((row) => [row.mention_a, row.mention_b, row.verdict, row.reason, row.shown_hash].join(' '))
    .sort();
const state = async (): Promise<string> => JSON.stringify([await entities(), await standing()]);

const VERA = { name: 'Vera Hrytsuk', born: '1991-07-23' };
const SAME_NAME = Array.from({ length: 7 }, () => ({ name: 'Maryna Ilmouskaya' }));

describe('judgements', () => {
  it('law: an undone day, and an undone import, leave exactly the state without them', async () => {
    const { mentions } = await writeItem(house, SAME_NAME.slice(0, 4));
    const brought = await writeItem(house, SAME_NAME.slice(4));
    const all = [...mentions, ...brought.mentions];
    await run();
    const act = fc.record({
      a: fc.nat(6),
      b: fc.nat(6),
      verdict: fc.constantFrom<Verdict>('same', 'same', 'different', 'unsure'),
      later: fc.boolean(),
      undo: fc.boolean(),
    });
    const pairIn = ({ a, b }: { a: number; b: number }) => [all[a], all[b]] as [MentionId, MentionId];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 9 }), fc.boolean(), async (acts, byDay) => {
        await everythingUndone();
        const deeds = acts.filter(({ a, b }) => a !== b);
        const away = (one: (typeof deeds)[number]) => (byDay ? one.later : one.a > 3 || one.b > 3);
        const write = async (given: typeof deeds) => {
          for (const one of given.toSorted((x, y) => Number(x.later) - Number(y.later))) {
            now = new Date(one.later ? '2026-01-11T10:00:00' : '2026-01-10T10:00:00');
            const { judgement } = await judge(...pairIn(one), one.verdict);
            if (one.undo) await perform(house, house.owner, undoJudgement, { judgement });
          }
        };
        await write(deeds.filter((one) => !away(one)));
        const without = await state();
        await everythingUndone();
        await write(deeds);
        if (deeds.some((one) => away(one) && !one.undo))
          await perform(house, house.owner, undoJudgement, byDay ? { day: '2026-01-11' } : { items: [brought.item] });
        expect(await state()).toBe(without);
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  it('law: all of them hold after runs with new records and another model, and two rebuilds are equal', async () => {
    const { mentions } = await writeItem(house, SAME_NAME);
    await run();
    const said: { a: string; b: string; verdict: Verdict }[] = [];
    for (const [one, other, verdict] of [
      [0, 1, 'same'],
      [1, 2, 'same'],
      [3, 4, 'different'],
      [5, 6, 'unsure'],
      [2, 3, 'same'],
      [0, 1, 'different'],
      [0, 4, 'same'],
    ] as const) {
      const [a, b] = [mentions[one] ?? '', mentions[other] ?? ''];
      await judge(a, b, verdict);
      said.push({ a, b, verdict });
    }
    const before = await state();
    await house.database.updateTable('match_run').set({ model: 'another/1' }).execute();
    await writeItem(house, SAME_NAME, { kind: 'register' });
    expect((await run()).over).toBe('everything');
    await writeItem(house, SAME_NAME);
    expect((await run()).over).toBe('what is new');
    expect(await standing()).toEqual(JSON.parse(before)[1]);
    const latest = new Map(said.map((one) => [[one.a, one.b].sort().join(), one]));
    const { clusterOf } = clustersOf(mentions as readonly string[], [...latest.values()]);
    const now = await entities();
    for (const mention of mentions) expect(now[mention]).toBe(clusterOf.get(mention));
    expect(Object.keys(now).filter((id) => now[id] !== id && !mentions.includes(id as MentionId))).toEqual([]);
    const { members } = await perform(house, house.owner, openCluster, { mention: mentions[4] ?? '' });
    expect(members.map(({ mentionId }) => mentionId)).not.toContain(mentions[3]);
    const twice = [await stored(), await stored()];
    await run(true);
    expect([await stored(), await state()]).toEqual([twice[0], await state()]);
  });

  it('ten namesakes of one register stay ten, and none of them is proposed before a person of another source', async () => {
    const names = Array.from({ length: 10 }, (_, at) => ({
      name: 'Pavel Dudar',
      born: `${1960 + at}-${String(at + 1).padStart(2, '0')}-${at + 10}`,
    }));
    await writeItem(house, names, { kind: 'register' });
    await writeItem(house, [{ name: 'Павел Дудар', born: '1963-04-13' }]);
    await run();
    expect(new Set(Object.values(await entities())).size).toBe(11);
    const { rows } = await queue({ order: 'nearest' });
    expect(rows.filter(({ bits }) => bits > 0).every(({ labelA, labelB }) => labelA !== labelB)).toBe(true);
    expect(rows[0]?.labelB).toBe('Павел Дудар');
  });

  it('tells judgements that contradict each other with the chain, and settles nothing', async () => {
    const { mentions } = await writeItem(house, SAME_NAME);
    const [a = '', b = '', c = ''] = mentions;
    await run();
    await judge(a, b, 'same');
    await judge(b, c, 'same');
    expect((await judge(a, c, 'different')).contradicts).toBe(true);
    const { told } = await queue();
    expect(told).toMatchObject([
      { why: 'contradiction', a, b: c, chain: [{ mentionId: a }, { mentionId: b }, { mentionId: c }] },
    ]);
    expect((await entities())[c]).toBe(a);
    await perform(house, house.owner, undoJudgement, {});
    expect((await queue()).told).toEqual([]);
  });

  it('refuses a judgement on what is not shown any more, and keeps the hash and the model of what was', async () => {
    const { mentions } = await writeItem(house, [{ name: 'Vera Hrytsuk', born: '1991' }, { name: 'Вера Грыцук' }]);
    const [a = '', b = ''] = mentions;
    await run();
    const { shown, model } = await perform(house, house.owner, openMatch, { a, b });
    await house.database
      .updateTable('claim')
      .set({ status: 'rejected' })
      .where('property', '=', 'Person.birthDate')
      .execute();
    await expect(perform(house, house.owner, judgeMatch, { a, b, verdict: 'same', shown })).rejects.toMatchObject({
      code: 'conflict',
    });
    await judge(b, a, 'same');
    const row = await house.database.selectFrom('judgement').selectAll().executeTakeFirstOrThrow();
    expect(row.shown_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(row.shown_hash).not.toBe(shown);
    expect(row.model).toBe(model);
  });

  it('splits a cluster by judging its links, and one undo takes all of it back', async () => {
    const { mentions } = await writeItem(house, SAME_NAME.slice(0, 4));
    const [a = '', b = '', c = '', d = ''] = mentions;
    await run();
    for (const [one, other] of [
      [a, b],
      [b, c],
      [c, d],
    ] as const)
      await judge(one, other, 'same');
    const before = await state();
    const { judgements, contradicts } = await perform(house, house.owner, splitCluster, {
      apart: [c, d],
      from: [a, b],
    });
    expect([judgements, contradicts]).toEqual([expect.any(Number), false]);
    expect(await entities()).toMatchObject({ [a]: a, [b]: a, [c]: c, [d]: c });
    await perform(house, house.owner, undoJudgement, {});
    expect(await state()).toBe(before);
  });

  it('judges a cluster to be one by as few pairs as hold it together, and one undo takes all of it back', async () => {
    const { mentions } = await writeItem(house, SAME_NAME.slice(0, 5));
    const [a = '', b = '', c = '', d = '', e = ''] = mentions;
    await run();
    await judge(a, b, 'same');
    const before = await state();
    const { shown, members, doubts } = await cluster(a);
    expect([members.length, doubts]).toEqual([5, []]);
    const told = await join({ mentions: [a, b, c, d], shown, reason: 'one and the same flat' });
    expect(told).toEqual({ judgements: 2, contradicts: false, waits: false });
    expect(await entities()).toMatchObject({ [a]: a, [b]: a, [c]: a, [d]: a, [e]: e });
    await expect(join({ mentions: [a, e], shown })).rejects.toMatchObject({ code: 'conflict' });
    await expect(join({ mentions: [a, e], shown: (await cluster(a)).shown })).rejects.toThrow('name it too');
    await expect(join({ mentions: [a, b, c, d], shown: (await cluster(a)).shown })).rejects.toThrow('one already');
    await perform(house, house.owner, undoJudgement, {});
    expect(await state()).toBe(before);
  });

  it('sweeps no namesake in: who may be another must be named, who was judged another never is', async () => {
    const { mentions: rows } = await writeItem(
      house,
      [
        { name: 'Вера Грыцук', born: '1991' },
        { name: 'Вера Грыцук', born: '1991' },
      ],
      { kind: 'register' },
    );
    const letters = [await writeItem(house, [VERA]), await writeItem(house, [VERA])];
    const [row = '', namesake = ''] = rows;
    const [vera = '', other = ''] = letters.flatMap((letter) => letter.mentions);
    await judge(row, vera, 'same');
    await judge(namesake, other, 'same');
    await run(true);
    const all = [row, namesake, vera, other];
    const { members, doubts, shown } = await cluster(vera);
    expect(members.map(({ mentionId }) => mentionId).sort()).toEqual(all.toSorted());
    expect(doubts).toContainEqual({ a: row, b: namesake, why: 'rows' });
    await expect(join({ mentions: all, shown })).rejects.toMatchObject({ faults: [{ field: 'despite' }] });
    expect((await join({ mentions: all, shown, despite: doubts })).judgements).toBe(1);
    await perform(house, house.owner, undoJudgement, {});
    await judge(row, other, 'unsure');
    const unsure = await cluster(vera);
    expect(unsure.doubts).toContainEqual({ a: row, b: other, why: 'unsure' });
    await expect(join({ mentions: all, shown, despite: doubts })).rejects.toThrow('not what was shown');
    const stranger = (await writeItem(house, [{ name: 'Pavel Dudar' }])).mentions[0] ?? '';
    await expect(join({ mentions: [...all, stranger], shown: unsure.shown })).rejects.toThrow('not proposed with');
  });

  it('shows a second look nothing of the first, counts agreement, and puts a difference back into the queue', async () => {
    const { mentions } = await writeItem(house, SAME_NAME.slice(0, 3));
    const [a = '', b = '', c = ''] = mentions;
    await run();
    await judge(a, b, 'same');
    await judge(a, c, 'different');
    const blind = await perform(house, house.owner, openMatch, { a, b, blind: true });
    expect(blind).toMatchObject({ evidence: null, judged: null, wouldTurn: null, neighbours: [], model: null });
    expect([blind.a.entityId, blind.b.entityId, blind.a.clusterSize]).toEqual([null, null, 1]);
    expect(JSON.stringify((await perform(house, house.owner, listReviews, {})).rows)).not.toMatch(
      /same|different|bits/,
    );
    await perform(house, house.owner, reviewMatch, { a, b, verdict: 'same' });
    const last = await perform(house, house.owner, reviewMatch, { a, b: c, verdict: 'same' });
    expect(last).toMatchObject({
      first: 'different',
      agrees: false,
      bySame: { pairs: 2, agreed: 1, share: 0.5, kappa: 0 },
    });
    expect((await queue()).told).toMatchObject([{ why: 'disagreement' }]);
    expect((await entities())[c]).toBe(c);
    await perform(house, house.owner, undoJudgement, {});
    expect((await queue()).told).toEqual([]);
    expect((await standing()).length).toBe(2);
  });

  it('lets a change of a person in a letter wait until somebody accepts it, and tells what it would do', async () => {
    const { mentions } = await writeItem(house, SAME_NAME.slice(0, 4));
    const [a = '', b = '', c = '', d = ''] = mentions;
    await run();
    await judge(a, b, 'same');
    await sql`insert into communication values (${'00000000-0000-7000-8000-0000000000c1'}, 'draft', 'AL', 'XVR', 'A letter', null,
      ${JSON.stringify({ request: { persons: [a] } })}, 1, 1)`.execute(house.database);
    expect((await queue()).rows.filter(({ inLetter }) => inLetter).length).toBeGreaterThan(0);
    const { waits, judgement, entity } = await judge(b, c, 'same');
    expect([waits, entity, (await entities())[c]]).toEqual([true, null, c]);
    expect((await judge(c, d, 'same')).waits).toBe(false);
    const diff = await perform(house, house.owner, compareEntities, {});
    expect(diff.waiting).toMatchObject([{ judgement, what: 'judged', letters: [{ title: 'A letter' }] }]);
    expect(diff.wouldChange.joined).toMatchObject([{ into: { entity: a }, from: [{ entity: a }, { entity: c }] }]);
    expect((await queue()).told).toMatchObject([{ why: 'waits', judgement }]);
    await perform(house, house.owner, acceptChanges, { judgements: [judgement] });
    expect((await queue()).told).toEqual([]);
    expect(await entities()).toMatchObject({ [b]: a, [c]: a, [d]: a });
    expect((await perform(house, house.owner, undoJudgement, { judgement })).waiting).toBe(1);
    expect((await entities())[c]).toBe(a);
    const open = (await perform(house, house.owner, compareEntities, {})).waiting;
    expect(open).toMatchObject([{ judgement, what: 'taken back' }]);
    await perform(house, house.owner, acceptChanges, { judgements: [judgement] });
    expect(await entities()).toMatchObject({ [b]: a, [c]: c, [d]: c });
    const head = await house.database.selectFrom('journal_head').select('size').executeTakeFirstOrThrow();
    const known = await entitiesKnownAt(readContext(house, house.owner), head.size);
    expect([known.get(b), known.get(c), known.get(d)]).toEqual([a, c, c]);
  });

  it('compares a sealed source with nothing, and stores no key of it, until it is sealed no more', async () => {
    await writeItem(house, SAME_NAME.slice(0, 1));
    const { item } = await writeItem(house, SAME_NAME.slice(0, 1));
    const change = house.deeds.get('preserve.change-terms') as WriteDeed;
    const terms = { items: [item], reason: 'a witness' };
    await doJob(house, house.owner, proposeMatches, {});
    expect((await queue()).total).toBe(1);
    await perform(house, house.owner, change, { ...terms, classification: 'sealed' });
    expect((await queue()).total).toBe(0);
    expect(await doJob(house, house.owner, proposeMatches, { all: true })).toMatchObject({ proposed: 0, compared: 0 });
    const keys = await house.database
      .selectFrom('link_key')
      .innerJoin('mention', 'mention.id', 'link_key.mention_id')
      .select('key')
      .where('item_id', '=', item)
      .execute();
    expect(keys).toEqual([]);
    await perform(house, house.owner, change, { ...terms, classification: 'public' });
    expect(await doJob(house, house.owner, proposeMatches, {})).toMatchObject({ proposed: 1, compared: 1 });
    expect((await queue()).total).toBe(1);
  });
});

const stored = async (): Promise<string> =>
  JSON.stringify(
    await house.database.selectFrom('match').selectAll().orderBy('mention_a').orderBy('mention_b').execute(),
  );

const everythingUndone = async (): Promise<void> => {
  const rows = await house.database.selectFrom('judgement').select('id').where('undone_seq', 'is', null).execute();
  for (const { id } of rows) await perform(house, house.owner, undoJudgement, { judgement: id }).catch(() => undefined);
};
