import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemberId } from '@amparo/core/ground/ids';
import { openCheckpoint, parseVerifierKey } from '@amparo/merkle-log';
import { type RawBuilder, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../test/database.ts';
import { newId } from '../config/new-id.ts';
import { type OpenDatabase, openDatabase } from '../database/connect.ts';
import { holdToCheckpoint } from './hold-to-checkpoint.ts';
import { type Journal, openJournal } from './journal.ts';

const SEED = new Uint8Array(32).fill(7);
const GIVEN = {
  origin: 'log.example/veresk',
  seed: () => SEED.slice(),
  clock: () => new Date('2026-01-02T03:04:05Z'),
};
let opened: OpenDatabase;
let journal: Journal;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-journal-'));
  opened = await openDatabase({ cluster: '', run: '', url: await testDatabaseUrl() });
  journal = openJournal({ ...GIVEN, database: opened.kysely, where: opened.where, folder });
});

afterEach(async () => {
  await journal.close();
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (deed: string, record: Record<string, unknown> = {}, where = opened): Promise<number> =>
  where.kysely.transaction().execute(async (transaction) => {
    const entry = await journal.open(transaction);
    await entry.write({ deed, member: newId<MemberId>(), at: new Date(), subjects: [], record });
    return entry.seq;
  });

/** As whoever holds the machine: the owner of the tables, the triggers switched off. */
const beneath = (change: RawBuilder<unknown>): Promise<unknown> =>
  opened.owner(async (database) => {
    for (const table of ['entry', 'checkpoint', 'journal_head'])
      await sql`alter table ${sql.table(table)} disable trigger all`.execute(database);
    await change.execute(database);
    for (const table of ['entry', 'checkpoint', 'journal_head'])
      await sql`alter table ${sql.table(table)} enable trigger all`.execute(database);
  });

describe('the journal', () => {
  it('numbers entries without a gap, also when many deeds write at once and some fail', async () => {
    const attempts = Array.from({ length: 40 }, (_, at) =>
      at % 5 === 4
        ? opened.kysely
            .transaction()
            .execute(async (transaction) => {
              await journal.open(transaction);
              throw new Error('the deed failed');
            })
            .catch(() => 0)
        : write('register.confirm-claims', { at }),
    );
    const numbers = (await Promise.all(attempts)).filter((seq) => seq > 0).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
    expect(await journal.check()).toMatchObject({ ok: true, size: 32, faults: [] });
  });

  it('signs a checkpoint that a stranger verifies with the key beside it, and writes tiles', async () => {
    for (let at = 0; at < 300; at += 1) await write('collect.receive-file', { at });
    await journal.seal();
    const key = parseVerifierKey(readFileSync(join(folder, 'key.pub'), 'utf8').trim());
    const checkpoint = openCheckpoint(readFileSync(join(folder, 'checkpoint'), 'utf8'), [key]);
    const { root, size } = await journal.check();
    expect(checkpoint.size).toBe(size);
    expect(Buffer.from(checkpoint.root).toString('hex')).toBe(root);
    expect(readFileSync(join(folder, 'tile/0/000')).length).toBe(8192);
    expect(readFileSync(join(folder, 'tile/0/001.p/44')).length).toBe(44 * 32);
    expect(readFileSync(join(folder, 'tile/1/000.p/1')).length).toBe(32);
  });

  it('names the entry whose body was changed beneath it, and one that was dropped', async () => {
    for (let at = 0; at < 6; at += 1) await write('read.read-item', { at });
    await journal.seal();
    await beneath(sql`update entry set body = replace(body, '"at":3', '"at":9') where seq = 4`);
    expect((await journal.check()).faults.join()).toMatch(/entry 4: its body/);
    await beneath(sql`delete from entry where seq = 4`);
    const { ok, faults } = await journal.check();
    expect(ok).toBe(false);
    expect(faults.join()).toMatch(/entry 4 is missing/);
  });

  it('is closed to the application: no change, no removal, no other erasure than by its one door', async () => {
    await write('register.record-consent', { name: 'Vera Hrytsuk' });
    await write('preserve.erase-entries', { entries: [1] });
    await journal.seal();
    const as = (change: RawBuilder<unknown>) => change.execute(opened.kysely);
    const refused = [
      sql`update entry set deed = 'other'`,
      sql`update entry set body = null, salt = null where seq = 1`,
      sql`delete from entry`,
      sql`truncate entry`,
      sql`update checkpoint set note = ''`,
      sql`delete from checkpoint`,
      sql`alter table entry disable trigger all`,
      sql`drop table entry`,
      sql`create table own (a integer)`,
      sql`insert into migration values ('0000-a.sql', '')`,
    ];
    for (const change of refused) await expect(as(change)).rejects.toThrow(/permission denied|must be owner/);
    await as(sql`reset role`);
    await expect(as(sql`delete from entry`)).rejects.toThrow(/permission denied/);
    await as(sql`select erase_entries(array[1]::bigint[])`);
    await expect(as(sql`select erase_entries(array[2]::bigint[])`)).rejects.toThrow(/not erased/);
    expect(await journal.check()).toMatchObject({ ok: true, erased: 1 });
  });

  it('refuses the owner too, as long as the triggers stand', async () => {
    await write('register.record-consent');
    const as = (change: RawBuilder<unknown>) => opened.owner((database) => change.execute(database));
    await expect(as(sql`update entry set deed = 'other'`)).rejects.toThrow(/append-only/);
    await expect(as(sql`delete from entry`)).rejects.toThrow(/append-only/);
  });

  it('signs no history but the one it signed, also when entries, head and checkpoints were all made anew', async () => {
    for (let at = 0; at < 5; at += 1) await write('read.read-item', { at });
    await journal.seal();
    const emptied = sql`truncate entry, checkpoint, journal_head cascade`;
    await expect(opened.owner((database) => emptied.execute(database))).rejects.toThrow(/append-only/);
    await beneath(emptied);
    for (let at = 0; at < 7; at += 1) await write('read.read-item', { at: at + 100 });
    await expect(journal.seal()).rejects.toThrow(/not-an-extension/);
    expect(journal.trouble()).toMatch(/begin with the 5 that were signed/);
  });

  it('believes the entries, not a mirror that was changed beneath it', async () => {
    for (let at = 0; at < 300; at += 1) await write('read.read-item', { at });
    await journal.seal();
    const tile = join(folder, 'tile/0/000');
    const bytes = readFileSync(tile);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(tile, bytes);
    const fresh = openJournal({ ...GIVEN, database: opened.kysely, where: opened.where, folder });
    const proof = await fresh.prove(3);
    expect(proof?.hashes.length).toBe(9);
    await write('read.read-item');
    await fresh.seal();
    expect(readFileSync(tile)).not.toEqual(bytes);
    await fresh.close();
  });

  it('finds a head that was set back to an earlier state', async () => {
    for (let at = 0; at < 3; at += 1) await write('read.read-item', { at });
    await sql`update journal_head set size = 2`.execute(opened.kysely);
    expect((await journal.check()).faults.join()).toMatch(/the head says 2 entries/);
  });
});

describe('a database that is not the one that was signed', () => {
  const hold = (database = opened.kysely): Promise<void> => holdToCheckpoint({ database, folder, key: journal.key });
  const inAnother = async (entries: number): Promise<void> => {
    const another = await openDatabase({ cluster: '', run: '', url: await testDatabaseUrl() });
    try {
      for (let at = 0; at < entries; at += 1) await write('register.reject-claims', {}, another);
      await hold(another.kysely);
    } finally {
      await another.close();
    }
  };

  it('is opened when it is the same, has grown since, or the signature was lost to a power cut', async () => {
    await hold();
    await write('register.confirm-claims');
    await journal.seal();
    await hold();
    await write('register.confirm-claims');
    await hold();
    writeFileSync(join(folder, 'checkpoint'), '\0'.repeat(200));
    await hold();
  });

  it('is refused when it is empty, older than the signature, or holds other entries', async () => {
    await write('register.confirm-claims');
    await write('register.confirm-claims');
    await journal.seal();
    await expect(inAnother(0)).rejects.toThrow(/signed at 2 entries .* the database has 0/);
    await expect(inAnother(1)).rejects.toThrow(/signed at 2 entries .* the database has 1/);
    await expect(inAnother(2)).rejects.toThrow(/this database never had/);
    rmSync(join(folder, 'checkpoint'));
    await expect(inAnother(1)).rejects.toThrow(/signer.json.*the database has 1/);
    await expect(inAnother(2)).rejects.toThrow(/this database never had/);
  });
});
