import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Acknowledged,
  call,
  holdToAcknowledged,
  killDatabase,
  type Running,
  sendFile,
  startDesk,
  stopDesk,
} from './desk-process.ts';
import { makeSmallDisk, type SmallDisk, whyNoSmallDisk } from './small-disk.ts';

/** T4: the disk of the vault is full, and the disk of everything. What was there stays readable; what frees space resumes. */
const why = whyNoSmallDisk();
if (why !== undefined) console.warn(`SKIPPED: full disks (T4) were NOT tried: ${why}`);

describe.skipIf(why !== undefined)('a full disk', () => {
  let running: Running | undefined;
  let disk: SmallDisk | undefined;
  let folder = '';
  let mounted = '';
  afterEach(async () => {
    if (running !== undefined) await stopDesk(running);
    if (folder !== '') killDatabase(join(folder, 'workspace'));
    await pause(300);
    if (mounted !== '') spawnSync('umount', [mounted]);
    disk?.remove();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
    [running, disk, folder, mounted] = [undefined, undefined, '', ''];
  });

  it('of the vault: 507, the part that came is removed, all the rest goes on', async () => {
    folder = mkdtempSync(join(tmpdir(), 'amparo-full-'));
    mounted = join(folder, 'workspace/vault');
    mkdirSync(mounted, { recursive: true, mode: 0o700 });
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=0700', 'tmpfs', mounted]).status).toBe(0);
    running = await startDesk(join(folder, 'workspace'));
    const kept = [await sendFile(running, 'before.txt', randomBytes(1_000_000))];
    await expect(sendFile(running, 'too-much.bin', randomBytes(20_000_000))).rejects.toThrow(/^507 .*disk is full/);
    expect(readdirSync(join(mounted, 'incoming'))).toEqual([]);
    kept.push(await sendFile(running, 'after.txt', randomBytes(2_000_000)));
    expect(await holdToAcknowledged(running, kept)).toBe(2);
    const free = statfsSync(mounted);
    expect(free.bavail * free.bsize).toBeGreaterThan(10_000_000);
  });

  it('of database, journal and vault: refused by name, readable meanwhile, goes on when there is space again', async () => {
    disk = makeSmallDisk(400);
    const workspace = join(disk.at, 'workspace');
    running = await startDesk(workspace);
    const kept: Acknowledged[] = [];
    for (let number = 0; number < 5; number += 1)
      kept.push(await sendFile(running, `before-${number}.txt`, randomBytes(50_000)));
    await pause(1_500);
    const ballast = join(disk.at, 'ballast');
    const { bavail, bsize } = statfsSync(disk.at);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 200_000));
    const refused: string[] = [];
    for (let number = 0; number < 40; number += 1) {
      try {
        kept.push(await sendFile(running, `full-${number}.txt`, randomBytes(20_000)));
      } catch (cause) {
        refused.push(cause instanceof Error ? cause.message.slice(0, 3) : '');
      }
    }
    expect(refused.length).toBeGreaterThan(20);
    expect(new Set(refused)).toEqual(new Set(['507']));
    const page = (await call(running, 'read/list-items', { limit: 100 })) as { total: number };
    expect(page.total).toBe(kept.length);
    for (const { item } of kept.slice(0, 2)) {
      const answer = await fetch(`${running.origin}/api/preserve/read-content?item=${item}`, {
        headers: { 'x-amparo-token': running.token },
      });
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 50_000]);
    }
    rmSync(ballast);
    kept.push(await sendFile(running, 'after.txt', randomBytes(50_000)));
    expect(await holdToAcknowledged(running, kept)).toBe(kept.length);
  });
});
