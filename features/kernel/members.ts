import { fault } from '@amparo/core/ground/fault';
import type { MemberId } from '@amparo/core/ground/ids';
import { ROLES, type Role } from '@amparo/core/policy/rights';
import { isPassphrase } from '@amparo/platform/config/passphrase-hash';
import type { Actor } from './actor.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** The member as the one who asked for a job or did a deed; undefined for one who left or never was. */
export const actorOf = async (house: OpenWorkspace, member: string): Promise<Actor | undefined> => {
  if (member === house.owner.member) return house.owner;
  const row = await house.database
    .selectFrom('member')
    .select(['id', 'name', 'role'])
    .where('id', '=', member as MemberId)
    .where('left_seq', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : { member: row.id, name: row.name, role: roleOf(row.role) };
};

/** Wrong tries of a member, in this process: each after the fifth has to wait longer. */
const tries = new Map<string, { count: number; last: number }>();
const FREE_TRIES = 5;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * The member who proves himself with his own passphrase on this machine. An unknown member, one who left, one without a
 * passphrase and a wrong passphrase give the same fault.
 * @throws AmparoError `not-permitted`, `limit-reached` after too many wrong tries.
 */
export const provenActor = async (house: OpenWorkspace, named: string, passphrase: string): Promise<Actor> => {
  const now = house.clock().getTime();
  const before = tries.get(named) ?? { count: 0, last: 0 };
  const wait = before.count < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (before.count - FREE_TRIES));
  if (now - before.last < wait) {
    const seconds = Math.ceil((wait - (now - before.last)) / 1000);
    throw fault('limit-reached', `too many wrong tries for ${named}: wait ${seconds} seconds`);
  }
  const rows = await house.database
    .selectFrom('member')
    .select(['id', 'name', 'role', 'passphrase'])
    .where('left_seq', 'is', null)
    .where((where) => where.or([where('name', '=', named), where('id', '=', idOrNone(named))]))
    .execute();
  const [row] = rows.length === 1 ? rows : [];
  const known = row?.passphrase ?? NOBODY;
  if (!(await isPassphrase(passphrase, known)) || row === undefined) {
    tries.set(named, { count: before.count + 1, last: now });
    throw fault('not-permitted', `no member ${named} with this passphrase`);
  }
  tries.delete(named);
  return { member: row.id, name: row.name, role: roleOf(row.role), proven: true };
};

/** What nobody's passphrase gives, at the cost of a real one. */
const NOBODY = { memoryKiB: 65_536, passes: 3, lanes: 4, salt: '00'.repeat(16), hash: '00'.repeat(32) };

const idOrNone = (named: string): MemberId =>
  (/^[0-9a-f-]{36}$/.test(named) ? named : '00000000-0000-0000-0000-000000000000') as MemberId;

export const roleOf = (text: string): Role => {
  const role = ROLES.find((candidate) => candidate === text);
  if (role === undefined)
    throw fault('integrity-failed', `a member holds the role "${text}", which this program does not know`);
  return role;
};
