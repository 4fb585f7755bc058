import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deedsByName } from '@amparo/features/catalogue';
import { receiveFile } from '@amparo/features/collect/receive-file';
import type { House } from '@amparo/features/kernel/house';
import { openHouse } from '@amparo/features/kernel/open-house';
import { perform } from '@amparo/features/kernel/perform';
import { doJob } from '@amparo/features/kernel/run-job';
import { cleanRemnants } from '@amparo/features/preserve/vault/clean-remnants';
import { makeBackup } from '@amparo/features/preserve/vault/make-backup';
import { makeRecoveryKey } from '@amparo/features/preserve/vault/make-recovery-key';
import { tablesOf } from '@amparo/platform/backup/dump-database';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { deed } from '../scenarios/straight-way.ts';

/** Of items that never were sealed, of items received as sealed, and of one that was sealed later. */
const [MARKER, SEALED, LATER] = ['ZYXMARKER7731QQ', 'Qxzubrolesskaya', 'Wyxchmarapolskaya'] as const;
const ITEMS = 150;
const SEALED_ITEMS = 12;

/** Files of the folder that hold a word in any of its letters' cases that programs make of it. */
const filesWith = (folder: string, ...words: readonly string[]): string[] => {
  const wanted = words.flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()]);
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    const path = join(folder, name);
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts?.isFile() !== true) continue;
    const bytes = readFileSync(path);
    if (wanted.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))) found.push(name);
  }
  return found;
};

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

const statement = (mark: string, number: number): string =>
  `Statement ${number}. Kvitaslava ${mark} was detained on 3 March 2025 in Veresk and held in the prison on ${mark} street. `.repeat(
    20,
  );

const receiveStatement = async (
  house: House,
  mark: string,
  number: number,
  classification: 'sealed' | 'public',
): Promise<string> => {
  const given = {
    name: `${mark}-${number}.txt`,
    path: `/home/${mark}/${number}.txt`,
    from: `${mark}, a neighbour`,
    how: `by ${mark}`,
    collector: `${mark} the collector`,
    collection: { place: `${mark} street` },
    hidden: { sourceName: `true ${mark}` },
    classification,
  };
  return (await perform(house, house.owner, receiveFile, given, bytesOf(statement(mark, number)))).itemId;
};

/** Read, opened for a purpose and worked on: whatever writes words of an item to the database. */
const workOn = async (house: House, mark: string, items: readonly string[]): Promise<void> => {
  await deed(house, 'read.read-items', { items: [...items] });
  await deed(house, 'consolidate.propose-matches', { all: true });
  await deed(house, 'preserve.open-restricted', { items: [...items], purpose: 'to prepare the urgent appeal' });
  for (const item of items.slice(0, 3)) {
    const { text } = await deed(house, 'read.open-item', { item });
    const name = `Kvitaslava ${mark}`;
    const start = text?.body.indexOf(name) ?? 0;
    await deed(house, 'register.make-claim', {
      item,
      start,
      end: start + name.length,
      property: 'Person.name',
      value: { kind: 'text', text: name },
    });
  }
};

/**
 * T43 as the stack page §12 reads it: no plaintext in vault, journal, temporary files, log or backup while it is stored,
 * none in the database of what is sealed, and none anywhere after it was deleted and cleaned. Every byte of the workspace is
 * searched, with the database stopped.
 */
it('what is sealed leaves no word in any file; what was deleted leaves none once it is cleaned', {
  timeout: 900_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-remnants-'));
  const [workspace, backup] = [join(folder, 'workspace'), join(folder, 'backup')];
  let now = new Date();
  const open = () =>
    openHouse({ directory: workspace, create: { name: 'Test' }, deeds: deedsByName, clock: () => now });
  try {
    let house = await open();
    for (let number = 0; number < ITEMS; number += 1)
      await perform(
        house,
        house.owner,
        receiveFile,
        {
          name: `${MARKER}-${number}.txt`,
          from: 'a reader',
          how: 'by hand',
          basis: 'public-document',
          classification: 'public',
        },
        bytesOf(`${MARKER} ${number} `.repeat(200)),
      );
    const sealed: string[] = [];
    for (let number = 0; number < SEALED_ITEMS; number += 1)
      sealed.push(await receiveStatement(house, SEALED, number, 'sealed'));
    await workOn(house, SEALED, sealed);
    const later = await receiveStatement(house, LATER, 0, 'public');
    await workOn(house, LATER, [later]);
    await sql`analyze`.execute(house.database).catch(() => undefined);
    await perform(house, house.owner, makeRecoveryKey, {});
    await doJob(house, house.owner, makeBackup, { to: backup });
    expect(filesWith(backup, MARKER, SEALED, LATER)).toEqual([]);
    await house.close();
    const stored = filesWith(workspace, MARKER, LATER);
    expect(stored.some((name) => name.startsWith('database/'))).toBe(true);
    expect(stored.filter((name) => !name.startsWith('database/'))).toEqual([]);
    expect(filesWith(workspace, SEALED)).toEqual([]);

    house = await open();
    await deed(house, 'preserve.change-terms', {
      items: [later],
      classification: 'sealed',
      reason: 'a witness at risk',
    });
    expect(await doJob(house, house.owner, cleanRemnants, {})).toMatchObject({ left: [] });
    await house.close();
    expect(filesWith(workspace, SEALED, LATER)).toEqual([]);

    house = await open();
    for (const [items, mark] of [
      [sealed, SEALED],
      [[later], LATER],
    ] as const) {
      await deed(house, 'preserve.open-restricted', { items: [...items], purpose: 'to see that it is all there' });
      for (const item of items) {
        const { item: facts, text } = await deed(house, 'read.open-item', { item });
        expect(facts.title).toContain(mark);
        expect(text?.body).toContain(`Kvitaslava ${mark}`);
      }
    }
    expect(await house.journal.check()).toMatchObject({ ok: true, faults: [] });
    const ask = { items: [...sealed, later], reason: 'nobody may keep it' };
    await deed(house, 'preserve.propose-disposition', ask);
    const { waiting } = await deed(house, 'preserve.ask-destruction', ask);
    now = new Date(now.getTime() + 25 * 3_600_000);
    await deed(house, 'preserve.destroy-items', { ...ask, approval: waiting.approval });
    await house.asDatabaseOwner(async (owner) => {
      await sql`set session_replication_role = replica`.execute(owner);
      for (const { name } of await tablesOf(owner))
        await sql`delete from ${sql.table(name)} as each where each::text ilike ${`%${MARKER}%`}`.execute(owner);
      const { rows } = await sql<{ keys: number }>`select count(*) as keys from compartment`.execute(owner);
      expect(rows[0]?.keys).toBe(0);
    });
    expect(await doJob(house, house.owner, cleanRemnants, {})).toMatchObject({ left: [] });
    await house.close();
    expect(filesWith(workspace, MARKER, SEALED, LATER)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
