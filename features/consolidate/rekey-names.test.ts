import { NAME_KEYS_VERSION } from '@amparo/names';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeItem } from '../../test/consolidation-world.ts';
import { openTestHouse } from '../../test/house.ts';
import type { ReadDeed } from '../kernel/deed.ts';
import type { House } from '../kernel/house.ts';
import { perform } from '../kernel/perform.ts';
import { doJob } from '../kernel/run-job.ts';
import { proposeMatches } from './propose-matches.ts';

let house: House;
let release: () => Promise<void>;
beforeAll(async () => {
  ({ house, release } = await openTestHouse());
});
afterAll(() => release?.());

const keys = async (): Promise<string> =>
  JSON.stringify(
    await house.database.selectFrom('name_key').selectAll().orderBy('mention_id').orderBy('key').execute(),
  );
const found = async (text: string): Promise<number> => {
  const list = house.deeds.get('register.list-people') as ReadDeed;
  return ((await perform(house, house.owner, list, { text })) as { readonly total: number }).total;
};
const deedsDone = async (): Promise<number> =>
  (await house.database.selectFrom('entry').select('seq').where('deed', '=', 'consolidate.rekey-names').execute())
    .length;

it('a house that was keyed by older rules is keyed anew by the next run, once, and it is on record', async () => {
  await writeItem(house, [{ name: 'Веры Грицук' }, { name: 'Maryna Ilmouskaya' }, { name: '—' }]);
  expect((await doJob(house, house.owner, proposeMatches, {})).rekeyed).toBe(false);
  const today = await keys();
  // As an older version left it: keys that no rule of today makes, others missing.
  await house.database.deleteFrom('name_key').where('key', 'like', 'g:%').execute();
  await house.database.updateTable('name_key').set({ key: 's:of-older-rules' }).where('key', '=', 's:hrck').execute();
  await house.database
    .updateTable('name_key_rules')
    .set({ version: NAME_KEYS_VERSION - 1 })
    .execute();
  expect(await found('Hrytsuk')).toBe(0);
  expect((await doJob(house, house.owner, proposeMatches, {})).rekeyed).toBe(true);
  expect(await keys()).toBe(today);
  expect(await found('Hrytsuk')).toBe(1);
  expect(await deedsDone()).toBe(1);
  expect((await doJob(house, house.owner, proposeMatches, {})).rekeyed).toBe(false);
  expect(await deedsDone()).toBe(1);
});
