import type { MemberId } from '@amparo/core/ground/ids';
import { deedsByName } from '@amparo/features/catalogue';
import { receiveFile } from '@amparo/features/collect/receive-file';
import type { Actor } from '@amparo/features/kernel/actor';
import type { JobDeed, WriteDeed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { provenActor } from '@amparo/features/kernel/members';
import { perform } from '@amparo/features/kernel/perform';
import { doJob } from '@amparo/features/kernel/run-job';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { bytesOf, deed, refusal } from './straight-way.ts';

let house: House;
let release: () => Promise<void>;
let now = new Date('2026-02-01T10:00:00Z');
let bela: Actor;
const PASSPHRASE = 'seven quiet storks over the weir';

beforeAll(async () => {
  ({ house, release } = await openTestHouse({ clock: () => now }));
});
afterAll(() => release?.());

async function* bytes(text: string) {
  yield Buffer.from(text);
}
let count = 0;
const receive = (more: object = {}) => {
  count += 1;
  return perform(house, house.owner, receiveFile, { name: `note ${count}.txt`, ...more }, bytes(`note ${count}`));
};
const as = (actor: Actor, name: string, input: object) =>
  perform(house, actor, deedsByName.get(name) as WriteDeed, input) as Promise<Record<string, unknown>>;
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};
const stateOf = async (item: string) => (await deed(house, 'preserve.list-custody', { item })).state;
const lastBody = async () =>
  (await house.database.selectFrom('entry').select('body').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow())
    .body ?? '';

describe('the collection record', () => {
  it('keeps what was told, hides the name of a protected source, and guesses nothing', async () => {
    const collection = {
      collector: { kind: 'person' as const, role: 'documenter', organisation: 'Varta Veresk' },
      source: { kind: 'person' as const, protection: 'secret' as const, pseudonym: 'Source 7' },
      clock: { source: 'system clock', offsetMs: 12 },
      malware: { result: 'nothing found' as const, tool: 'clamscan' },
    };
    const given = {
      from: 'Halina Zubrovich',
      collector: 'Ales Varta',
      exhibit: 'VR-2026/1',
      collection,
      hidden: { egress: '192.0.2.7', virtualIdentity: 'reader_19' },
    };
    const { itemId, exhibit } = await receive(given);
    expect(exhibit).toBe('VR-2026/1');
    const told = await deed(house, 'preserve.read-collection', { item: itemId });
    expect(told).toMatchObject({ exhibit, collection, hidden: true, derivations: [] });
    expect(told.collection).not.toHaveProperty('place');
    const everywhere = JSON.stringify([told, await deed(house, 'read.open-item', { item: itemId }), await lastBody()]);
    for (const secret of ['Halina', '192.0.2.7', 'reader_19']) expect(everywhere).not.toContain(secret);
    const revealed = await deed(house, 'preserve.reveal-hidden', { item: itemId, purpose: 'to warn the source' });
    expect(revealed.hidden).toEqual({
      sourceName: 'Halina Zubrovich',
      egress: '192.0.2.7',
      virtualIdentity: 'reader_19',
    });
    expect(await lastBody()).toContain('to warn the source');
    expect(await stateOf(itemId)).toMatchObject({ holder: 'Ales Varta, Varta Veresk', gaps: [] });
    const bare = { collection: { source: { protection: 'secret' as const } }, from: 'Halina' };
    expect(await refusal(receive(bare))).toEqual(['input-invalid']);
  });

  it('gives an exhibit number once, and never one twice', async () => {
    const [a, b] = [await receive(), await receive()];
    expect(await refusal(receive({ exhibit: 'VR-2026/1' }))).toEqual(['conflict']);
    const next = (item: string) => deed(house, 'preserve.give-exhibit-number', { item });
    expect([(await next(a.itemId)).exhibit, (await next(b.itemId)).exhibit]).toEqual(['E000001', 'E000002']);
    expect(await refusal(next(a.itemId))).toEqual(['conflict']);
  });

  it('ties a redaction to the hash of its original, on both sheets', async () => {
    const [original, redacted] = [await receive(), await receive()];
    const made = { item: redacted.itemId, of: original.itemId, kind: 'redaction' as const, tool: 'redactor' };
    expect(await refusal(deed(house, 'preserve.record-derivation', made))).toEqual(['input-invalid']);
    const changes = [{ what: 'name on page 1', reason: 'protection of a witness' }];
    await deed(house, 'preserve.record-derivation', { ...made, changes });
    const circle = { ...made, item: original.itemId, of: redacted.itemId, changes };
    expect(await refusal(deed(house, 'preserve.record-derivation', circle))).toEqual(['conflict']);
    const sheet = async (item: string) =>
      JSON.parse((await bytesOf(house, 'preserve.write-custody-sheet', { item, format: 'json' })).toString());
    expect((await sheet(redacted.itemId)).madeFrom).toMatchObject({ kind: 'redaction', inputSha256: original.sha256 });
    const source = await sheet(original.itemId);
    expect(source.derivations).toMatchObject([{ outputSha256: redacted.sha256, changes }]);
    expect(source.entries.at(-1)).toMatchObject({ kinds: ['derived'], sha256: original.sha256 });
    expect(source.state.gaps).toEqual([]);
  });

  it('a receipt has hashes and time, in one line each whatever the name', async () => {
    const { itemId, sha256 } = await receive({ name: 'a\nReceived: 99 items\u001b[2J\u202Egpj.exe' });
    const receipt = (await bytesOf(house, 'collect.write-receipt', { items: [itemId] })).toString();
    expect(receipt).toContain(`SHA-256   ${sha256}`);
    expect(receipt.split('\n').filter((line) => line.startsWith('Received:'))).toHaveLength(1);
    for (const sign of ['\u001b', '\u202e']) expect(receipt).not.toContain(sign);
  });
});

describe('custody', () => {
  it('a transfer is two acts; a wrong hash leaves the item in transit and says so', async () => {
    const { itemId, sha256 } = await receive();
    const { transfer } = await deed(house, 'preserve.hand-over', {
      items: [itemId],
      to: 'Laboratory',
      purpose: 'analysis',
    });
    expect(await stateOf(itemId)).toMatchObject({ holder: null, inTransit: { to: 'Laboratory', seq: transfer } });
    expect(await refusal(deed(house, 'preserve.hand-over', { items: [itemId], to: 'Court' }))).toEqual(['conflict']);
    const wrong = { transfer, hashes: [{ item: itemId, sha256: 'f'.repeat(64) }] };
    expect(await deed(house, 'preserve.acknowledge-transfer', wrong)).toMatchObject({ ok: false, acknowledged: 0 });
    expect((await stateOf(itemId)).gaps.map(({ code }) => code)).toEqual(['not-acknowledged', 'fixity-failed']);
    const right = { transfer, hashes: [{ item: itemId, sha256 }], place: 'safe 3' };
    expect(await deed(house, 'preserve.acknowledge-transfer', right)).toMatchObject({ ok: true, acknowledged: 1 });
    expect(await stateOf(itemId)).toMatchObject({ holder: 'Laboratory', place: 'safe 3', inTransit: null, gaps: [] });
    expect(await refusal(deed(house, 'preserve.acknowledge-transfer', right))).toEqual(['conflict']);
    await deed(house, 'preserve.take-over', { items: [itemId], from: 'Laboratory' });
    await deed(house, 'preserve.return-items', { items: [itemId], to: 'Source' });
    expect(await stateOf(itemId)).toMatchObject({ holder: 'Source', gaps: [] });
  });

  it('hostile words are one entry (T17), and a correction names the entry it corrects', async () => {
    const { itemId } = await receive();
    const note = 'a"\n{"custody":["destroyed"]}\r\u0000\u001b[31m\u202E';
    await deed(house, 'preserve.relocate-items', { items: [itemId], place: 'safe 1', note });
    const before = (await deed(house, 'preserve.list-custody', { item: itemId })).entries;
    expect(before.at(-1)).toMatchObject({ custody: ['relocated'], note });
    expect([...(await lastBody())].every((sign) => sign >= ' ')).toBe(true);
    const entry = before.at(-1)?.seq ?? 0;
    const right = { item: itemId, entry, instead: { place: 'safe 2' }, reason: 'misread' };
    await deed(house, 'preserve.correct-metadata', right);
    const after = await deed(house, 'preserve.list-custody', { item: itemId });
    expect(after.state).toMatchObject({ place: 'safe 2', gaps: [] });
    expect(after.entries.find(({ seq }) => seq === entry)).toMatchObject({ place: 'safe 1', correctedBy: entry + 1 });
    expect(after.entries.at(-1)).toMatchObject({ corrects: { seq: entry, instead: { place: 'safe 2' } } });
    expect(await refusal(deed(house, 'preserve.correct-metadata', { ...right, entry: 1 }))).toEqual(['not-found']);
  });
});

describe('two people', () => {
  it('alone, a day has to pass, and the answer says so', async () => {
    const { itemId } = await receive();
    const { hold } = await deed(house, 'preserve.place-hold', {
      scope: { kind: 'items', items: [itemId] },
      authority: 'court order',
      reason: 'case 1',
    });
    const lift = { hold, authority: 'court order 2', reason: 'case 1 ended' };
    const { waiting } = await deed(house, 'preserve.release-hold', lift);
    expect(waiting).toMatchObject({ way: 'delay', readyAt: '2026-02-02T10:00:00.000Z' });
    const approval = waiting?.approval ?? '';
    expect(await refusal(deed(house, 'preserve.release-hold', { ...lift, approval }))).toEqual(['conflict']);
    later(24);
    expect(await refusal(deed(house, 'preserve.release-hold', { ...lift, reason: 'another', approval }))).toEqual([
      'conflict',
    ]);
    expect((await deed(house, 'preserve.release-hold', { ...lift, approval })).released).toBe(true);
    expect(await stateOf(itemId)).toMatchObject({ holds: [], gaps: [] });
  });

  it('a member proves herself by a passphrase that stands nowhere in the journal', async () => {
    const { member } = await deed(house, 'team.add-member', { name: 'Bela', role: 'steward', passphrase: PASSPHRASE });
    expect(await lastBody()).not.toContain('storks');
    expect(await refusal(provenActor(house, 'Bela', 'a wrong passphrase'))).toEqual(['not-permitted']);
    expect(await refusal(provenActor(house, 'Nobody', PASSPHRASE))).toEqual(['not-permitted']);
    bela = await provenActor(house, 'Bela', PASSPHRASE);
    expect(bela).toEqual({ member, name: 'Bela', role: 'steward', proven: true });
    const short = { name: 'Vera', role: 'observer' as const, passphrase: 'short' };
    expect(await refusal(deed(house, 'team.add-member', short))).toEqual(['input-invalid']);
    const hidden = { name: 'Be\u200Bla', role: 'steward' as const, passphrase: PASSPHRASE };
    expect(await refusal(deed(house, 'team.add-member', hidden))).toEqual(['input-invalid']);
  });

  it('one asks and another approves exactly that; never oneself, nobody new, nobody unproven, not late, not twice', async () => {
    const { itemId } = await receive();
    const scope = { kind: 'items' as const, items: [itemId] };
    const { hold } = await deed(house, 'preserve.place-hold', { scope, authority: 'order', reason: 'case 2' });
    const lift = { hold, authority: 'order 2', reason: 'ended' };
    expect((await deed(house, 'preserve.release-hold', lift)).waiting?.way).toBe('delay');
    later(7 * 24);
    const { waiting } = await deed(house, 'preserve.release-hold', lift);
    expect(waiting?.way).toBe('two-people');
    const yes = { request: waiting?.approval ?? '', sha256: waiting?.sha256 ?? '' };
    const done = { ...lift, approval: yes.request };
    expect(await refusal(deed(house, 'preserve.release-hold', done))).toEqual(['conflict']);
    expect(await refusal(as(house.owner, 'team.approve-request', yes))).toEqual(['not-permitted']);
    expect(await refusal(as({ ...house.owner, proven: true }, 'team.approve-request', yes))).toEqual(['not-permitted']);
    expect(await refusal(as({ ...bela, proven: false }, 'team.approve-request', yes))).toEqual(['not-permitted']);
    expect(await refusal(as(bela, 'team.approve-request', { ...yes, sha256: '0'.repeat(64) }))).toEqual(['conflict']);
    const { requests } = await deed(house, 'team.list-requests', {});
    expect(requests.find(({ id }) => id === yes.request)).toMatchObject({
      sha256: yes.sha256,
      mine: false,
      state: 'waiting',
    });
    await as(bela, 'team.approve-request', yes);
    expect(await refusal(deed(house, 'preserve.release-hold', { ...done, authority: 'changed' }))).toEqual([
      'conflict',
    ]);
    later(24);
    expect(await refusal(deed(house, 'preserve.release-hold', done))).toEqual(['conflict']);
    const again = (await deed(house, 'preserve.release-hold', lift)).waiting;
    await as(bela, 'team.approve-request', { request: again?.approval, sha256: again?.sha256 });
    const use = { ...lift, approval: again?.approval ?? '' };
    expect((await deed(house, 'preserve.release-hold', use)).released).toBe(true);
    expect(await refusal(deed(house, 'preserve.release-hold', use))).toEqual(['conflict']);
    expect(JSON.parse(await lastBody()).record.approval).toMatchObject({
      step: 'used',
      approvedBy: bela.member as MemberId,
    });
  });
});

describe('the end of an item', () => {
  it('is proposed, asked, approved and done; what stands against it is named; the tombstone stays', async () => {
    const { itemId, number, sha256 } = await receive();
    await deed(house, 'read.read-item', { item: itemId });
    const ask = { items: [itemId], reason: 'kept long enough' };
    expect(await refusal(deed(house, 'preserve.ask-destruction', ask))).toEqual(['conflict']);
    await deed(house, 'preserve.propose-disposition', ask);
    const scope = { kind: 'source' as const, from: 'not stated' };
    const { hold } = await deed(house, 'preserve.place-hold', {
      scope,
      authority: 'order',
      reason: 'all of this source',
    });
    const listed = (await deed(house, 'preserve.list-dispositions', {})).rows.find(({ item }) => item === itemId);
    expect(listed?.blocked).toEqual([expect.stringContaining(`hold ${hold}`)]);
    expect(await refusal(deed(house, 'preserve.ask-destruction', ask))).toEqual(['conflict']);
    const lift = { hold, authority: 'order', reason: 'ended' };
    const lifting = (await deed(house, 'preserve.release-hold', lift)).waiting;
    await as(bela, 'team.approve-request', { request: lifting?.approval, sha256: lifting?.sha256 });
    await deed(house, 'preserve.release-hold', { ...lift, approval: lifting?.approval ?? '' });
    await deed(house, 'preserve.mark-exculpatory', { items: [itemId], reason: 'an alibi' });
    expect(await refusal(deed(house, 'preserve.ask-destruction', ask))).toEqual(['conflict']);
    const { proceeding } = await deed(house, 'preserve.open-proceeding', {
      name: 'Case 12/2026',
      authority: 'District court of Veresk',
      items: [itemId],
    });
    expect(await refusal(deed(house, 'preserve.ask-destruction', ask))).toEqual(['conflict']);
    await deed(house, 'preserve.close-proceeding', { proceeding, reason: 'judgment final' });
    const { waiting } = await deed(house, 'preserve.ask-destruction', ask);
    await as(bela, 'team.approve-request', { request: waiting.approval, sha256: waiting.sha256 });
    const destroy = (input: object) =>
      doJob(house, house.owner, deedsByName.get('preserve.destroy-items') as JobDeed, input) as Promise<{
        seq: number;
      }>;
    expect(await refusal(destroy({ ...ask, claims: 'keep-confirmed', approval: waiting.approval }))).toEqual([
      'conflict',
    ]);
    const done = await destroy({ ...ask, approval: waiting.approval });
    expect(done).toMatchObject({ destroyed: 1, keys: 1, unreached: [] });

    const blob = await house.database
      .selectFrom('blob')
      .innerJoin('item', 'item.blob_id', 'blob.id')
      .select(['wrapped_key', 'storage_name', 'blob.destroyed_seq'])
      .where('item.id', '=', itemId as never)
      .executeTakeFirstOrThrow();
    expect(blob).toMatchObject({ wrapped_key: Buffer.alloc(0), destroyed_seq: done.seq });
    const stored = [];
    for await (const { name } of house.vault.list()) stored.push(name);
    expect(stored).not.toContain(blob.storage_name);
    const texts = await house.database
      .selectFrom('text_version')
      .select('body')
      .where('item_id', '=', itemId as never)
      .execute();
    expect(texts.map(({ body }) => body)).toEqual(['']);
    expect(await refusal(bytesOf(house, 'preserve.read-content', { item: itemId }))).toEqual(['not-found']);
    expect(await stateOf(itemId)).toMatchObject({ destroyed: { seq: done.seq }, gaps: [] });
    const kinds = (await deed(house, 'preserve.list-custody', { item: itemId })).entries.flatMap(
      ({ custody }) => custody,
    );
    expect(kinds).toEqual(
      expect.arrayContaining(['disposition-proposed', 'disposition-approved', 'fixity-checked', 'destroyed']),
    );
    const certificate = JSON.parse(
      (await bytesOf(house, 'preserve.write-destruction-certificate', { seq: done.seq, format: 'json' })).toString(),
    );
    expect(certificate).toMatchObject({ approvedBy: 'Bela', items: [{ number, sha256 }], keysDestroyed: 1 });
    expect(
      (await bytesOf(house, 'preserve.write-destruction-certificate', { seq: done.seq })).toString('latin1', 0, 5),
    ).toBe('%PDF-');
    expect((await deed(house, 'preserve.check-journal', {})).ok).toBe(true);
  });

  it('rules propose what is old enough, once, and destroy nothing', async () => {
    await deed(house, 'preserve.set-retention-rule', {
      name: 'two years',
      keepMonths: 24,
      legalBasis: 'legitimate-interest',
    });
    expect((await deed(house, 'preserve.propose-disposition', {})).proposed).toBe(0);
    later(24 * 731);
    const first = await deed(house, 'preserve.propose-disposition', {});
    expect(first.proposed).toBeGreaterThan(3);
    expect((await deed(house, 'preserve.propose-disposition', {})).proposed).toBe(0);
    const [row] = (await deed(house, 'preserve.list-dispositions', {})).rows;
    expect(row?.reason).toContain('kept for 24 months');
    await deed(house, 'preserve.withdraw-disposition', { items: [row?.item ?? ''], reason: 'still needed' });
    expect(await stateOf(row?.item ?? '')).toMatchObject({ proposed: null });
    expect((await deed(house, 'preserve.list-dispositions', {})).rows).toHaveLength(first.proposed - 1);
  });
});
