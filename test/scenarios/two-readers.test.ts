import type { MemberId } from '@amparo/core/ground/ids';
import { deedsByName } from '@amparo/features/catalogue';
import { receiveFile } from '@amparo/features/collect/receive-file';
import type { Actor } from '@amparo/features/kernel/actor';
import type { WriteDeed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { newId } from '@amparo/platform/config/new-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { deed, refusal } from './straight-way.ts';

let house: House;
let release: () => Promise<void>;
let item = '';
let second: Actor;

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

beforeAll(async () => {
  ({ house, release } = await openTestHouse());
  const note = 'Ms. Hanna Arabinchyk, born on 3 March 1979, was detained in Barysk on 12 September 2025.';
  item = (await perform(house, house.owner, receiveFile, { name: 'note.txt' }, bytes(note))).itemId;
  await deed(house, 'read.read-items', {});
  second = { member: newId<MemberId>(), name: 'Iryna', role: 'documenter' };
  await house.database
    .insertInto('member')
    .values({ id: second.member, name: second.name, role: second.role, recorded_seq: 1 })
    .execute();
});
afterAll(() => release());

const asSecond = (name: string, input: object) => perform(house, second, deedsByName.get(name) as WriteDeed, input);
const birth = async (blind = false) => {
  const open = await deed(house, 'read.open-item', { item, blind });
  const all = open.cards.flatMap(({ claims }) => claims).filter(({ property }) => property === 'Person.birthDate');
  const found = all.find(({ correctsId }) => correctsId === null);
  if (found === undefined) throw new Error('no birth date was proposed');
  return { claim: found, all, disputed: open.item.disputed };
};

describe('two readers of one claim', () => {
  it('who decides differently changes no status: both stand with names and times, and it is listed', async () => {
    const { claim } = await birth();
    await deed(house, 'register.confirm-claims', { claims: [claim.id] });
    await asSecond('register.reject-claims', { claims: [claim.id], reason: 'it is the date of the note' });
    const after = await birth();
    expect(after.claim).toMatchObject({ status: 'confirmed', disputed: true });
    expect(after.claim.decisions.map(({ member, verdict, reason }) => [member, verdict, reason])).toEqual([
      ['Steward', 'confirmed', null],
      ['Iryna', 'rejected', 'it is the date of the note'],
    ]);
    expect(after.claim.decisions.every(({ at }) => /^\d{4}-\d\d-\d\dT/.test(at))).toBe(true);
    expect(after.disputed).toBe(1);
    const { waiting } = await deed(house, 'team.read-desk', {});
    expect(waiting.disputed).toMatchObject([{ itemId: item, claims: 1 }]);
    expect((await deed(house, 'read.list-items', {})).rows[0]?.disputed).toBe(1);
  });

  it('when one of them comes round, nothing is disputed any more; all decisions stay on record', async () => {
    const { claim } = await birth();
    await asSecond('register.withdraw-decisions', { claims: [claim.id] });
    await asSecond('register.confirm-claims', { claims: [claim.id] });
    const after = await birth();
    expect([after.claim.status, after.claim.disputed, after.disputed]).toEqual(['confirmed', false, 0]);
    expect((await deed(house, 'team.read-desk', {})).waiting.disputed).toEqual([]);
    const rows = await house.database
      .selectFrom('decision')
      .selectAll()
      .where('claim_id', '=', claim.id as never)
      .execute();
    expect(rows.map(({ verdict }) => verdict)).toEqual(['confirmed', 'rejected', 'withdrawn', 'confirmed']);
    await expect(house.database.deleteFrom('decision').execute()).rejects.toThrow(/append-only|permission denied/);
  });

  it('two corrected values stand side by side; the same correction twice is one claim', async () => {
    const { claim } = await birth();
    await asSecond('register.withdraw-decisions', { claims: [claim.id] });
    await deed(house, 'register.withdraw-decisions', { claims: [claim.id] });
    expect((await birth()).claim.status).toBe('proposed');
    const value = (edtf: string) => ({ kind: 'time' as const, edtf });
    const first = await deed(house, 'register.correct-claim', { claim: claim.id, value: value('1979-03') });
    const same = await asSecond('register.correct-claim', { claim: claim.id, value: value('1979-03') });
    expect(same).toEqual(first);
    expect((await birth()).claim.disputed).toBe(false);
    await asSecond('register.withdraw-decisions', { claims: [claim.id] });
    await asSecond('register.correct-claim', { claim: claim.id, value: value('1978-03-03') });
    const { all, claim: old } = await birth();
    expect([old.status, old.disputed]).toEqual(['rejected', true]);
    expect(all.filter(({ status }) => status === 'confirmed').map(({ value: held }) => held)).toEqual([
      value('1979-03'),
      value('1978-03-03'),
    ]);
  });

  it('who reads blind sees what a program proposed, and nothing of what others decided', async () => {
    const open = (await perform(
      house,
      { ...second, member: newId<MemberId>() },
      deedsByName.get('read.open-item') as never,
      {
        item,
        blind: true,
      },
    )) as Awaited<ReturnType<typeof deed<'read.open-item'>>>;
    const all = open.cards.flatMap(({ claims }) => claims);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['proposed']));
    expect(all.every(({ decisions, correctsId }) => decisions.length === 0 && correctsId === null)).toBe(true);
    expect(open.item.disputed).toBe(0);
  });

  it('undo takes back the own last decision only, and may be asked twice', async () => {
    const open = await deed(house, 'read.open-item', { item });
    const name = open.cards.flatMap(({ claims }) => claims).find(({ property }) => property === 'Person.name');
    const claims = [name?.id ?? ''];
    await deed(house, 'register.reject-claims', { claims });
    await asSecond('register.reject-claims', { claims });
    expect(await deed(house, 'register.withdraw-decisions', { claims })).toEqual({ withdrawn: 1 });
    expect(await deed(house, 'register.withdraw-decisions', { claims })).toEqual({ withdrawn: 0 });
    const again = await deed(house, 'read.open-item', { item });
    expect(again.cards.flatMap((card) => card.claims).find(({ id }) => id === name?.id)?.status).toBe('rejected');
    expect(await refusal(asSecond('register.retract-claims', { claims, reason: 'no' }))).toEqual(['conflict']);
  });
});
