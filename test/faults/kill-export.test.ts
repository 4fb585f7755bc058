import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../apps/verifier/src/verify-bundle.ts';

const WRITER = new URL('write-sample.ts', import.meta.url).pathname;
const KILLS = 40;

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'amparo-kill-export-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Writes a bundle in a process of its own, which is killed after so many milliseconds; answers whether it ended by itself. */
const write = (out: string, after: number | undefined): Promise<{ readonly ended: boolean; readonly took: number }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [WRITER, out], { stdio: ['ignore', 'pipe', 'inherit'] });
    let begun = 0;
    let timer: NodeJS.Timeout | undefined;
    // The child says when it begins to write: loading the program is not what is to be interrupted.
    child.stdout.once('data', () => {
      begun = performance.now();
      if (after !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), after);
    });
    child.once('exit', (status) => {
      clearTimeout(timer);
      resolve({ ended: status === 0, took: performance.now() - begun });
    });
  });

describe('an export that is killed', () => {
  it('leaves nothing at its place, or a whole bundle; and the next export goes through', async () => {
    const { ended, took } = await write(join(home, 'whole'), undefined);
    expect(ended).toBe(true);
    let killed = 0;
    for (let turn = 0; turn < KILLS; turn += 1) {
      const out = join(home, 'bundle');
      const { ended: whole } = await write(out, (took * (turn + 0.5)) / KILLS);
      if (!whole) killed += 1;
      if (existsSync(out)) expect((await verifyBundle(out)).ok).toBe(true);
      else expect(whole).toBe(false);
      rmSync(out, { recursive: true, force: true });
    }
    expect(killed).toBeGreaterThan(KILLS / 2);
    const out = join(home, 'bundle');
    expect((await write(out, undefined)).ended).toBe(true);
    expect((await verifyBundle(out)).ok).toBe(true);
    expect(readdirSync(home).toSorted()).toEqual(['bundle', 'whole']);
    console.log(`${killed} of ${KILLS} exports were killed while writing: nothing half stood at any place`);
  });
});
