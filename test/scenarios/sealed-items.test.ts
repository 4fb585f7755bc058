import type { ItemId, MemberId } from '@amparo/core/ground/ids';
import { openDeeds } from '@amparo/features/catalogue';
import { receiveFile } from '@amparo/features/collect/receive-file';
import type { Actor } from '@amparo/features/kernel/actor';
import { type FieldFace, fieldsOf } from '@amparo/features/kernel/coerce';
import type { ReadDeed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { perform, performBytes } from '@amparo/features/kernel/perform';
import { newId } from '@amparo/platform/config/new-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { bytesOf, deed, refusal } from './straight-way.ts';

/** A word that stands in the sealed text, in a claim of it and in a name, and nowhere on record. */
const MARK = 'Zubrolesskaya';
const TEXT = `Statement. Kvitaslava ${MARK} was detained in Veresk on 3 March 2025 and held in the prison on Kalinavaya street.`;

let house: House;
let release: () => Promise<void>;
let now = new Date('2026-02-01T10:00:00Z');
let item: string;
let claim: string;
let mention: string;
let documenter: Actor;
/** Which deeds give the mark while the item is not sealed: what the sweep can see at all. */
let before: Sweep;

async function* bytes(text: string) {
  yield Buffer.from(text);
}

beforeAll(async () => {
  ({ house, release } = await openTestHouse({ clock: () => now }));
  const given = { name: 'statement.txt', classification: 'restricted' as const };
  item = (await perform(house, house.owner, receiveFile, given, bytes(TEXT))).itemId;
  await deed(house, 'read.read-item', { item });
  const start = TEXT.indexOf('Kvitaslava');
  const made = await deed(house, 'register.make-claim', {
    item,
    start,
    end: start + `Kvitaslava ${MARK}`.length,
    property: 'Person.name',
    value: { kind: 'text', text: `Kvitaslava ${MARK}` },
  });
  claim = made.claim;
  mention = made.mention ?? '';
  const seen = await deed(house, 'register.list-people', { text: MARK });
  expect(JSON.stringify(seen)).toContain(MARK);
  before = await sweep();
  await deed(house, 'preserve.change-terms', { items: [item], classification: 'sealed', reason: 'a witness at risk' });
  const member = newId<MemberId>();
  await house.database
    .insertInto('member')
    .values({ id: member, name: 'Ales', role: 'documenter', recorded_seq: 1 })
    .execute();
  documenter = { member, name: 'Ales', role: 'documenter' };
});
afterAll(() => release?.());

/** What fills a field by its name: ids of the sealed item and of what stands in it. */
const known = (): Readonly<Record<string, unknown>> => ({
  item,
  a: item,
  b: item,
  items: [item],
  entity: mention,
  entityId: mention,
  person: mention,
  persons: [mention],
  mention,
  mentions: [mention],
  claim,
  claims: [claim],
  // In small letters: what an answer repeats of the question is not the content.
  text: MARK.toLowerCase(),
  asOf: '2025-06-01',
  state: 'XVR',
  date: '2025-06-01',
  question: MARK.toLowerCase(),
  page: 1,
});

const inputsOf = (one: ReadDeed): readonly Record<string, unknown>[] => {
  const values = known();
  const fill = (fields: readonly FieldFace[]) =>
    Object.fromEntries(fields.filter(({ name }) => name in values).map(({ name }) => [name, values[name]]));
  const fields = fieldsOf(one);
  return [fill(fields.filter(({ required }) => required)), fill(fields)];
};

const answerOf = async (one: ReadDeed, actor: Actor, input: object): Promise<string> => {
  if (one.gives === 'json') return JSON.stringify(await perform(house, actor, one, input));
  const out = await performBytes(house, actor, one, input);
  const chunks: Uint8Array[] = [];
  for await (const chunk of out.bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const accessEntries = async (): Promise<readonly string[]> => {
  const rows = await house.database.selectFrom('entry').select(['deed', 'body']).orderBy('seq').execute();
  return rows.flatMap(({ deed: name, body }) =>
    [...(body ?? '').matchAll(/"(accessed-view|accessed-download|access-refused)"/g)].map(
      (found) => `${name} ${found[1]}`,
    ),
  );
};

interface Sweep {
  readonly gave: readonly string[];
  readonly refused: readonly string[];
}

/** Asks every deed of the catalogue that reads, with all that it takes by name. */
const sweep = async (): Promise<Sweep> => {
  const gave = new Set<string>();
  const refused = new Set<string>();
  for (const one of openDeeds.filter((each): each is ReadDeed => each.kind === 'read')) {
    for (const input of inputsOf(one)) {
      try {
        if ((await answerOf(one, house.owner, input)).includes(MARK)) gave.add(one.name);
      } catch (cause) {
        if ((cause as { code?: string }).code === 'purpose-needed') refused.add(one.name);
      }
    }
  }
  return { gave: [...gave], refused: [...refused] };
};

describe('a sealed item, to a member who said no purpose', () => {
  it('gives no word of its content to any deed of the catalogue that reads', async () => {
    for (const name of ['read.open-item', 'register.list-people', 'register.open-person', 'preserve.read-content'])
      expect(before.gave).toContain(name);
    expect(before.refused).toEqual([]);
    const { gave, refused } = await sweep();
    expect(gave).toEqual([]);
    for (const name of ['read.open-item', 'read.compare-items', 'read.draw-page', 'preserve.read-content'])
      expect(refused).toContain(name);
  });

  it('is in no list, search or people, and on record as an item all the same', async () => {
    expect((await deed(house, 'register.list-people', { text: MARK })).total).toBe(0);
    expect((await deed(house, 'read.list-items', { text: MARK })).total).toBe(0);
    expect((await deed(house, 'read.list-items', {})).total).toBe(1);
    expect((await deed(house, 'preserve.list-custody', { item })).state).toMatchObject({ classification: 'sealed' });
  });

  it('lets nobody work on what it says, and puts the refusals on record', async () => {
    const attempts = [
      () => deed(house, 'register.confirm-claims', { claims: [claim] }),
      () => deed(house, 'register.reject-claims', { claims: [claim], reason: 'no' }),
      () => deed(house, 'register.correct-claim', { claim, value: { kind: 'text', text: 'Another' } }),
      () =>
        deed(house, 'register.make-claim', {
          item,
          start: 0,
          end: 5,
          property: 'Person.name',
          value: { kind: 'text', text: 'State' },
        }),
    ];
    for (const attempt of attempts) expect(await refusal(attempt())).toEqual(['purpose-needed']);
    expect((await accessEntries()).some((line) => line.endsWith('access-refused'))).toBe(true);
  });
});

describe('opening a sealed item', () => {
  it('for a purpose opens it to this member, for fifteen minutes, as one entry for many items', async () => {
    const before = await accessEntries();
    const open = await deed(house, 'preserve.open-restricted', {
      items: [item],
      purpose: 'to prepare the urgent appeal',
    });
    expect(open).toEqual({ opened: 1, openUntil: '2026-02-01T10:15:00.000Z' });
    expect((await deed(house, 'read.open-item', { item })).text?.body).toContain(MARK);
    expect((await bytesOf(house, 'preserve.read-content', { item })).toString()).toBe(TEXT);
    expect((await accessEntries()).slice(before.length)).toEqual([
      'preserve.open-restricted accessed-view',
      'preserve.read-content accessed-download',
    ]);
    expect((await deed(house, 'register.list-people', { text: MARK })).total).toBe(0);
    now = new Date('2026-02-01T10:15:00Z');
    expect(await refusal(deed(house, 'read.open-item', { item }))).toEqual(['purpose-needed']);
  });

  it('needs the clearance or a grant, which ends when it is taken back', async () => {
    const openRestricted = openDeeds.find(({ name }) => name === 'preserve.open-restricted') as never;
    const openItem = openDeeds.find(({ name }) => name === 'read.open-item') as ReadDeed;
    const asked = { items: [item], purpose: 'to translate it' };
    const open = () => perform(house, documenter, openRestricted, asked);
    expect(await refusal(open())).toEqual(['not-found']);
    expect(await refusal(perform(house, documenter, openItem, { item }))).toEqual(['not-found']);
    const grant = { items: [item], member: documenter.member, reason: 'she speaks the language' };
    await deed(house, 'preserve.grant-access', grant);
    expect(await refusal(perform(house, documenter, openItem, { item }))).toEqual(['purpose-needed']);
    expect(await refusal(open())).toEqual([]);
    expect(await refusal(perform(house, documenter, openItem, { item }))).toEqual([]);
    await deed(house, 'preserve.revoke-access', grant);
    expect(await refusal(perform(house, documenter, openItem, { item }))).toEqual(['not-found']);
  });

  it('the access log tells who, what, why and with which result, and that somebody read it', async () => {
    const { rows } = await deed(house, 'preserve.list-access', { item });
    expect(rows.find(({ purpose }) => purpose === 'to prepare the urgent appeal')).toMatchObject({
      kinds: ['accessed-view'],
      result: 'allowed',
      items: [{ id: item, number: 1 }],
    });
    expect(rows.some(({ kinds, result }) => kinds.includes('access-refused') && result === 'refused')).toBe(true);
    const last = await house.database
      .selectFrom('entry')
      .select(['deed', 'subjects'])
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    expect(last).toEqual([{ deed: 'preserve.list-access', subjects: [item as ItemId] }]);
  });
});
