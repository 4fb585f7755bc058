import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Acknowledged,
  chance,
  ended,
  holdToAcknowledged,
  killDatabase,
  sendFile,
  startDesk,
  stopDesk,
} from './desk-process.ts';

/**
 * T1: the server and its database are killed with SIGKILL at random points of an import, again and again. What was
 * acknowledged to the client must be there whole, nothing half, and the journal must verify.
 */
const KILLS = Number(process.env['AMPARO_KILLS'] ?? 200);
const SEED = Number(process.env['AMPARO_SEED'] ?? 20_261_122);

let folder: string;
let workspace: string;
const acknowledged: Acknowledged[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-kill-'));
  workspace = join(folder, 'workspace');
});

afterAll(async () => {
  killDatabase(workspace);
  await pause(300);
  rmSync(folder, { recursive: true, force: true });
});

it(`loses nothing acknowledged in ${KILLS} kills of server and database`, { timeout: 3_600_000 }, async () => {
  const random = chance(SEED);
  let number = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = await startDesk(workspace);
    const after = 20 + random() * 700;
    const killed = pause(after).then(() => {
      const databaseFirst = random() < 0.5;
      if (databaseFirst) killDatabase(workspace);
      running.child.kill('SIGKILL');
      if (!databaseFirst && random() < 0.7) killDatabase(workspace);
    });
    try {
      for (;;) {
        number += 1;
        const bytes = randomBytes(1 + Math.trunc(random() * 300_000));
        acknowledged.push(await sendFile(running, `note-${number}.txt`, bytes));
      }
    } catch {
      // The connection broke: the file under way was not acknowledged.
    }
    await killed;
    await ended(running.child);
  }
  const running = await startDesk(workspace);
  const held = await holdToAcknowledged(running, acknowledged);
  expect(held).toBeGreaterThanOrEqual(acknowledged.length);
  console.log(
    `${KILLS} kills: ${acknowledged.length} items acknowledged, ${held} held, all whole; the journal verifies`,
  );
  await stopDesk(running);
});
