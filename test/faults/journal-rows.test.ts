import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendLeaf, EMPTY_FRONTIER, openCheckpoint } from '@amparo/merkle-log';
import { type OpenDatabase, openDatabase } from '@amparo/platform/database/connect';
import { holdToCheckpoint } from '@amparo/platform/journal/hold-to-checkpoint';
import { type Journal, openJournal } from '@amparo/platform/journal/journal';
import { type RawBuilder, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../database.ts';

/** T15 and T14 of the security page: rows of the journal changed beneath it, in every way, by whoever holds the machine. */
const SEED = createHash('sha256').update('rows').digest();

let folder: string;
let opened: OpenDatabase;
let journal: Journal;

const write = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1)
    await opened.kysely.transaction().execute(async (transaction) => {
      const entry = await journal.open(transaction);
      const record = { at, name: 'Vera\nHrytsuk\u001b[31m' };
      await entry.write({ deed: 'collect.receive-file', member: null, at: new Date(), subjects: [], record });
    });
};

const beneath = (...changes: readonly RawBuilder<unknown>[]): Promise<void> =>
  opened.owner(async (database) => {
    await sql`set session_replication_role = replica`.execute(database);
    for (const change of changes) await change.execute(database);
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-rows-'));
  opened = await openDatabase({ cluster: '', run: '', url: await testDatabaseUrl() });
  journal = openJournal({
    database: opened.kysely,
    where: opened.where,
    folder,
    origin: 'log.example/veresk',
    seed: () => Uint8Array.from(SEED),
    clock: () => new Date(),
  });
  await write(6);
  await journal.seal();
  await write(6);
  await journal.seal();
});

afterEach(async () => {
  await journal.close();
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A row as it would be had the journal written it: whoever may change rows may reckon hashes. */
const rehashed = (seq: number) => sql`
  update entry set commitment = sha256(salt || convert_to(body, 'UTF8')),
    leaf_hash = sha256('\\x00'::bytea || convert_to('{"commitment":"' || encode(sha256(salt || convert_to(body, 'UTF8')), 'hex')
      || '","kind":"' || deed || '","seq":' || seq || ',"v":1}', 'UTF8')) where seq = ${seq}`;

const CHANGES: readonly (readonly [what: string, first: RegExp, changes: readonly RawBuilder<unknown>[]])[] = [
  ['a body edited', /^entry 4: its body/, [sql`update entry set body = replace(body, 'Vera', 'Vira') where seq = 4`]],
  ['a salt edited', /^entry 4: its body/, [sql`update entry set salt = sha256('x') where seq = 4`]],
  ['a commitment edited', /^entry 4: its body/, [sql`update entry set commitment = sha256('x') where seq = 4`]],
  ['a leaf edited', /^entry 4: its leaf/, [sql`update entry set leaf_hash = sha256('x') where seq = 4`]],
  ['a name of a deed edited', /^entry 4: its leaf/, [sql`update entry set deed = 'read.read-item' where seq = 4`]],
  [
    'a body edited and every hash of its row reckoned anew',
    /^entry 4 is not the one that was sealed/,
    [sql`update entry set body = replace(body, 'Vera', 'Vira') where seq = 4`, rehashed(4)],
  ],
  ['the first deleted', /^entry 1 is missing; 2 follows/, [sql`delete from entry where seq = 1`]],
  ['one in the middle deleted', /^entry 7 is missing; 8 follows/, [sql`delete from entry where seq = 7`]],
  [
    'one deleted and the others moved up',
    /^entry 7: its leaf/,
    [
      sql`delete from entry where seq = 7`,
      sql`update entry set seq = -seq where seq > 7`,
      sql`update entry set seq = -seq - 1 where seq < 0`,
    ],
  ],
  [
    'one put in between and the others moved down',
    /^entry 5: its (?:body|leaf)/,
    [
      sql`update entry set seq = -seq where seq > 4`,
      sql`update entry set seq = -seq + 1 where seq < 0`,
      sql`insert into entry select 5, id, recorded_at, member_id, deed, subjects, body, salt, commitment, leaf_hash from (
        select '00000000-0000-7000-8000-000000000001'::uuid as id, recorded_at, member_id, deed, subjects, body, salt, commitment, leaf_hash
        from entry where seq = 2) e`,
    ],
  ],
  [
    'two exchanged',
    /^entry 3: its leaf/,
    [
      sql`update entry set seq = -9 where seq = 9`,
      sql`update entry set seq = 9 where seq = 3`,
      sql`update entry set seq = 3 where seq = -9`,
    ],
  ],
  ['one before the first', /^entry 0 stands before/, [sql`update entry set seq = 0 where seq = 12`]],
  [
    'a body gone without a word',
    /^entry 4: its body is gone, and no entry says/,
    [sql`update entry set body = null, salt = null where seq = 4`],
  ],
  ['the last ones cut off', /^entry 10 is missing: it was sealed/, [sql`delete from entry where seq > 9`]],
  ['the head set back', /^the head says 9 entries/, [sql`update journal_head set size = 9`]],
  [
    'a checkpoint edited',
    /^the checkpoint of 6 entries/,
    [sql`update checkpoint set note = replace(note, 'veresk', 'veresc') where size = 6`],
  ],
  [
    'a checkpoint put in the place of another',
    /^the checkpoint of 6 entries was signed over/,
    [sql`update checkpoint set note = (select note from checkpoint where size = 12) where size = 6`],
  ],
];

describe('rows changed beneath the journal', () => {
  it('are left alone: it holds', async () => {
    expect(await journal.check()).toMatchObject({ ok: true, size: 12, checkpoints: 2, faults: [] });
  });

  it.each(CHANGES)('%s is found, and the first bad entry is named', async (_what, first, changes) => {
    await beneath(...changes);
    const { ok, faults } = await journal.check();
    expect(ok).toBe(false);
    expect(faults.find((one) => /^entry|^a checkpoint|^the checkpoint|^the head/.test(one))).toMatch(first);
  });

  it('all set back to an earlier state in which everything fits: found by what the folder, or anybody else, holds', async () => {
    const head = await opened.kysely
      .selectFrom('checkpoint')
      .select('note')
      .where('size', '=', 6)
      .executeTakeFirstOrThrow();
    const { root } = openCheckpoint(head.note, [journal.key]);
    const rows = await sql<{ leaf_hash: Buffer }>`select leaf_hash from entry where seq <= 6 order by seq`.execute(
      opened.kysely,
    );
    const frontier = rows.rows.reduce((grown, row) => appendLeaf(grown, row.leaf_hash), EMPTY_FRONTIER);
    await beneath(
      sql`delete from checkpoint where size > 6`,
      sql`delete from entry where seq > 6`,
      sql`update journal_head set size = 6, root = ${Buffer.from(root)}, frontier = ${Buffer.concat(frontier.hashes)}`,
    );
    expect(await journal.check()).toMatchObject({ ok: true, size: 6 });
    const hold = () => holdToCheckpoint({ database: opened.kysely, folder, key: journal.key });
    await expect(hold()).rejects.toThrow(/signed at 12 entries .* the database has 6/);
    await write(1);
    await expect(journal.seal()).rejects.toThrow(/12 entries were signed before, now there are 7 \(behind\)/);
    await write(8);
    await expect(journal.seal()).rejects.toThrow(/not-an-extension/);
  });

  it('keep line breaks and escape codes of names within one entry (T17)', async () => {
    const { rows } = await sql<{ body: string }>`select body from entry order by seq`.execute(opened.kysely);
    expect(rows).toHaveLength(12);
    expect(rows.every(({ body }) => !/\p{Cc}/u.test(body))).toBe(true);
  });
});
