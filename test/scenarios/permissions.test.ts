import { AmparoError } from '@amparo/core/ground/fault';
import type { MemberId } from '@amparo/core/ground/ids';
import { hasRight, ROLES } from '@amparo/core/policy/rights';
import { catalogue } from '@amparo/features/catalogue';
import type { Actor } from '@amparo/features/kernel/actor';
import type { Deed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { perform, performBytes } from '@amparo/features/kernel/perform';
import { askJob } from '@amparo/features/kernel/run-job';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOf, openTestHouse } from '../house.ts';

let house: House;
let release: () => Promise<void>;

beforeAll(async () => {
  ({ house, release } = await openTestHouse());
});
afterAll(() => release());

const attempt = async (deed: Deed, actor: Actor): Promise<string> => {
  try {
    if (deed.kind === 'job') await askJob(house, actor, deed, {});
    else if (deed.kind === 'read' && deed.gives === 'bytes') await performBytes(house, actor, deed, {});
    else if (deed.kind !== 'local') await perform(house, actor, deed, {});
    return 'done';
  } catch (cause) {
    return cause instanceof AmparoError ? cause.code : 'internal';
  }
};

describe('who may do what, out of the catalogue', () => {
  const deeds = (catalogue as readonly Deed[]).filter(({ kind }) => kind !== 'local');
  for (const role of ROLES) {
    it(`a ${role} is refused every deed whose right the role does not hold, and nothing is written`, async () => {
      const actor: Actor = { member: house.owner.member as MemberId, name: role, role };
      const before = await countOf(house, 'entry');
      for (const deed of deeds.filter(({ may }) => !hasRight(role, may))) {
        expect(`${deed.name}: ${await attempt(deed, actor)}`).toBe(`${deed.name}: not-permitted`);
      }
      expect(await countOf(house, 'entry')).toBe(before);
    });

    it(`a ${role} is let through the door of every deed whose right the role holds`, async () => {
      const actor: Actor = { member: house.owner.member as MemberId, name: role, role };
      for (const deed of deeds.filter(({ may }) => hasRight(role, may))) {
        expect(`${deed.name}: ${await attempt(deed, actor)}`).not.toBe(`${deed.name}: not-permitted`);
      }
    });
  }

  it('every deed is named as its room and file, has one sentence of help, and no two share words', () => {
    const words = deeds.map((deed) => deed.command?.words ?? deed.name.replace('.', ' '));
    expect(new Set(words).size).toBe(words.length);
    for (const { name, summary } of deeds) {
      expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)+$/);
      expect(summary.length).toBeGreaterThan(10);
    }
  });
});
