import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, type Told, writeItem } from '../../test/consolidation-world.ts';
import { openTestHouse } from '../../test/house.ts';
import type { House } from '../kernel/house.ts';
import { perform } from '../kernel/perform.ts';
import { doJob } from '../kernel/run-job.ts';
import { judgeMatch } from './judge-match.ts';
import { listMatches } from './list-matches.ts';
import { proposeMatches } from './propose-matches.ts';

let house: House;
let release: () => Promise<void>;
beforeAll(async () => {
  ({ house, release } = await openTestHouse());
  // The first run of a house is over everything, whatever it is asked.
  await run(false);
});
afterAll(() => release?.());

const GIVEN = ['Maryna', 'Марына', 'Марина', 'Vera', 'Вера', 'Pavel', 'Павел', 'Halina'];
const FAMILY = ['Ilmouskaya', 'Ільмоўская', 'Ильмовская', 'Hrytsuk', 'Грыцук', 'Dudar', 'Дудар'];
const told: fc.Arbitrary<Told> = fc.record(
  {
    name: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...FAMILY)).map((parts) => parts.join(' ')),
      },
      // Alone, it may be completed by what comes to its document later.
      { weight: 1, arbitrary: fc.constantFrom(...GIVEN, ...FAMILY) },
    ),
    born: fc.constantFrom('1986-04-11', '1986-11-04', '1991', '1979-01'),
    detained: fc.constantFrom('2024-10-14', '2024-10-15', '2022-02-17'),
    facility: fc.constantFrom('Colony No. 4', 'Калонія № 4', 'Colony No. 24'),
  },
  { requiredKeys: ['name'] },
);
const body: fc.Arbitrary<Body> = fc.oneof(
  fc.record({
    kind: fc.constant('Facility' as const),
    name: fc.constantFrom('Colony No. 4', 'ПК-4', 'Калонія № 24, Круцк', 'Colony No. 24 in Krutsk', 'СІЗА № 1'),
  }),
  fc.record({
    kind: fc.constant('Organisation' as const),
    name: fc.constantFrom(
      'Barysk Monitors',
      'Барысскія назіральнікі',
      'МУС',
      'Ministry of the Interior',
      'Barysk Court',
    ),
  }),
);
const item = fc.record({
  kind: fc.constantFrom('register' as const, 'news' as const),
  persons: fc.array(told, { minLength: 1, maxLength: 8 }),
  bodies: fc.array(body, { maxLength: 3 }),
});

/** Everything that a run leaves, in one text. */
const stored = async (): Promise<string> => {
  const rows = await house.database.selectFrom('match').selectAll().orderBy('mention_a').orderBy('mention_b').execute();
  return JSON.stringify(rows);
};

const run = (all: boolean) => doJob(house, house.owner, proposeMatches, { all });

describe('runs of comparing', () => {
  it('law: a run over what is new leaves what a run over everything leaves, and joins nobody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 4 }), fc.nat(), async (items, chance) => {
        for (const { persons, kind, bodies } of items) {
          await writeItem(house, persons, { kind, bodies });
          if (chance % 2 === 0) await run(false);
        }
        await rejectOne(chance);
        expect((await run(false)).over).toBe('what is new');
        const fresh = await stored();
        expect((await run(true)).over).toBe('everything');
        expect(await stored()).toBe(fresh);
        await judgeOne(chance);
        expect(
          (
            await house.database
              .selectFrom('entity_member')
              .innerJoin('mention', 'mention.id', 'mention_id')
              .whereRef('entity_id', '<>', 'mention_id' as never)
              .select('joined')
              .execute()
          ).length,
        ).toBe(await joinsJudged());
      }),
      { numRuns: 6, seed: 4 },
    );
  });

  it('law: a key that passes the cap takes its pairs with it, also where the run is over what is new', async () => {
    for (let wave = 0; wave < 4; wave += 1) {
      const persons = Array.from({ length: 18 }, () => ({ name: 'Zmitser Rahachou' }));
      await writeItem(house, persons, { kind: wave % 2 === 0 ? 'register' : 'news' });
      await run(false);
      const fresh = await stored();
      await run(true);
      expect(await stored()).toBe(fresh);
    }
    const { rows } = await perform(house, house.owner, listMatches, { limit: 500 });
    const met = rows.filter(({ labelA }) => labelA === 'Zmitser Rahachou');
    // In one text they still meet, in a register or across documents no more.
    expect(met.filter(({ itemA, itemB }) => itemA.id !== itemB.id)).toEqual([]);
  });

  it('says in every match which model weighed it', async () => {
    const models = await house.database.selectFrom('match').select('model').distinct().execute();
    expect(models).toEqual([{ model: 'mentions/4' }]);
  });
});

/** Rejects a claim of a birth or a detention, as a person would. */
const rejectOne = async (chance: number): Promise<void> => {
  const claims = await house.database
    .selectFrom('claim')
    .select('id')
    .where('property', 'in', ['Person.birthDate', 'DetentionEpisode.begin'])
    .where('status', '=', 'proposed')
    .orderBy('id')
    .execute();
  const claim = claims[chance % Math.max(1, claims.length)];
  const reject = house.deeds.get('register.reject-claims');
  if (claim !== undefined && reject?.kind === 'write')
    await perform(house, house.owner, reject, { claims: [claim.id] });
};

let joins = 0;
const judgeOne = async (chance: number): Promise<void> => {
  const { rows } = await perform(house, house.owner, listMatches, { limit: 500 });
  const pair = rows[chance % Math.max(1, rows.length)];
  if (pair === undefined) return;
  await perform(house, house.owner, judgeMatch, { a: pair.a, b: pair.b, verdict: 'same' });
  joins += 1;
};
/** Each pair that waited joined two entities: so many mentions left their own. */
const joinsJudged = async (): Promise<number> => joins;
