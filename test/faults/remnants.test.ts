import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deedsByName } from '@amparo/features/catalogue';
import { receiveFile } from '@amparo/features/collect/receive-file';
import { openHouse } from '@amparo/features/kernel/open-house';
import { perform } from '@amparo/features/kernel/perform';
import { doJob } from '@amparo/features/kernel/run-job';
import { cleanRemnants } from '@amparo/features/preserve/vault/clean-remnants';
import { makeBackup } from '@amparo/features/preserve/vault/make-backup';
import { makeRecoveryKey } from '@amparo/features/preserve/vault/make-recovery-key';
import { tablesOf } from '@amparo/platform/backup/dump-database';
import { sql } from 'kysely';
import { expect, it } from 'vitest';

const MARKER = 'ZYXMARKER7731QQ';
const ITEMS = 150;

const filesWith = (folder: string): string[] => {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    const path = join(folder, name);
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts?.isFile() !== true) continue;
    const bytes = readFileSync(path);
    if (bytes.includes(MARKER) || bytes.includes(MARKER.toLowerCase())) found.push(name);
  }
  return found;
};

/**
 * T43 as the stack page §12 reads it: no plaintext in vault, journal, temporary files, log or backup while it is stored,
 * and none anywhere after it was deleted and cleaned. Every byte of the workspace is searched, with the database stopped.
 */
it('what was deleted leaves nothing in any file of the workspace once it is cleaned', {
  timeout: 900_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-remnants-'));
  const [workspace, backup] = [join(folder, 'workspace'), join(folder, 'backup')];
  const open = () => openHouse({ directory: workspace, create: { name: 'Test' }, deeds: deedsByName });
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
        (async function* () {
          yield Buffer.from(`${MARKER} ${number} `.repeat(200));
        })(),
      );
    await sql`analyze`.execute(house.database).catch(() => undefined);
    await perform(house, house.owner, makeRecoveryKey, {});
    await doJob(house, house.owner, makeBackup, { to: backup });
    expect(filesWith(backup)).toEqual([]);
    await house.close();
    const stored = filesWith(workspace);
    expect(stored.some((name) => name.startsWith('database/'))).toBe(true);
    expect(stored.filter((name) => !name.startsWith('database/'))).toEqual([]);

    house = await open();
    await house.asDatabaseOwner(async (owner) => {
      await sql`set session_replication_role = replica`.execute(owner);
      for (const { name } of await tablesOf(owner))
        await sql`delete from ${sql.table(name)} as each where each::text ilike ${`%${MARKER}%`}`.execute(owner);
    });
    expect(await doJob(house, house.owner, cleanRemnants, {})).toMatchObject({ left: [] });
    await house.close();
    expect(filesWith(workspace)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
