import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const DESK = fileURLToPath(new URL('../../apps/cli/src/desk.ts', import.meta.url));
const AMPARO = fileURLToPath(new URL('../../apps/cli/bin/amparo.mjs', import.meta.url));
const DEMO_FILES = readdirSync(new URL('../../demo/archive/', import.meta.url)).length;

let home: string;
const running = new Set<ChildProcess>();

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'amparo-ground-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  for (const pid of databases()) process.kill(pid, 'SIGKILL');
  await pause(200);
  chmodSync(home, 0o700);
  rmSync(home, { recursive: true, force: true });
});

interface Program {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

const program = (script: string, words: readonly string[], environment: Record<string, string> = {}): Program => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...words], {
    env: { ...process.env, DATABASE_URL: '', AMPARO_HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  void ended.then(() => running.delete(child));
  return { child, said: () => text, ended };
};

const desk = (...words: string[]): Program => program(DESK, ['--no-open', ...words]);
const amparo = (...words: string[]): Program => program(AMPARO, [...words, '--json']);

const ready = async ({ child, said, ended }: Program): Promise<URL> => {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!/ready at \S+/.test(said())) {
    if (over) throw new Error(`ended with ${child.exitCode}: ${said()}`);
    await pause(20);
  }
  return new URL(/ready at (\S+)/.exec(said())?.[1] ?? '');
};

/** Postmasters whose cluster lies in this test's home. */
const databases = (): number[] =>
  existsSync('/proc')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .filter((name) => {
          try {
            const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
            return words.includes('-D') && words.some((word) => word.startsWith(home));
          } catch {
            return false;
          }
        })
        .map(Number)
    : [];

const status = async (): Promise<{ counts: { items: number } }> => {
  const run = amparo('status', '--workspace', join(home, 'demo'));
  expect(await run.ended, run.said()).toBe(0);
  return JSON.parse(run.said().trim().split('\n').at(-1) ?? '') as { counts: { items: number } };
};

describe('the start of the desk', () => {
  it('lets in who has its address, and nobody else; ends with its database on Ctrl+C, once or twice', async () => {
    const run = desk();
    const address = await ready(run);
    const entered = await fetch(address, { redirect: 'manual' });
    expect(entered.status).toBe(303);
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await fetch(address.origin, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(address.origin)).status).toBe(401);
    expect(databases()).toHaveLength(1);
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    expect(await run.ended, run.said()).toBe(0);
    expect(databases()).toEqual([]);
  });

  it('broken off while it opens leaves no database, and the next start completes the demo archive', async () => {
    for (const later of [0, 250]) {
      const run = desk();
      while (databases().length === 0) await pause(5);
      await pause(later);
      run.child.kill('SIGINT');
      expect([0, 130], run.said()).toContain(await run.ended);
      expect(databases()).toEqual([]);
    }
    const killed = desk();
    while (databases().length === 0) await pause(5);
    await pause(400);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const run = desk();
    await ready(run);
    expect((await status()).counts.items).toBeGreaterThanOrEqual(DEMO_FILES);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(databases()).toEqual([]);
  });

  it('two at once share one new workspace on two ports, fill it once, and the last one ends the database', async () => {
    const [one, other] = [desk(), desk()];
    const [first, second] = await Promise.all([ready(one), ready(other)]);
    expect(first.port).not.toBe(second.port);
    const files = (await status()).counts.items;
    // The e-mail's attachment becomes an item when it is read.
    expect(files).toBeGreaterThanOrEqual(DEMO_FILES);
    expect(files).toBeLessThanOrEqual(DEMO_FILES + 1);
    one.child.kill('SIGINT');
    expect(await one.ended, one.said()).toBe(0);
    expect(databases()).toHaveLength(1);
    other.child.kill('SIGINT');
    expect(await other.ended, other.said()).toBe(0);
    expect(databases()).toEqual([]);
  });

  it('says in a line what is wrong with a port, an option or a folder, and leaves no database', async () => {
    const taken = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const address = taken.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    mkdirSync(join(home, 'other'));
    writeFileSync(join(home, 'other', 'workspace.json'), '{ "format": ');
    writeFileSync(join(home, 'file'), 'not a folder');
    for (const [words, code, message] of [
      [['--port', port], 69, /port \d+ of 127\.0\.0\.1 is taken/],
      [['--port', 'none'], 2, /--port none is no port/],
      [['--workspace'], 2, /--workspace needs a value/],
      [['--workspace', join(home, 'other')], 8, /workspace\.json is not a record/],
      [['--workspace', join(home, 'file', 'in-a-file')], 69, /ENOTDIR/],
    ] as const) {
      const run = desk(...words);
      expect(await run.ended, run.said()).toBe(code);
      expect(run.said()).toMatch(message);
      expect(run.said()).not.toContain('    at ');
    }
    taken.close();
    expect(databases()).toEqual([]);
  });

  it('opens a workspace so deep that its socket must lie elsewhere, whatever the temporary folder is', async () => {
    const deep = join(home, ...Array.from({ length: 6 }, () => 'a-folder-with-a-long-name'), 'workspace');
    for (const environment of [{}, { TMPDIR: join(deep, '..') }, { XDG_RUNTIME_DIR: join(home, 'none') }]) {
      const run = program(AMPARO, ['status', '--workspace', deep, '--json'], environment);
      expect(await run.ended, run.said()).toBe(0);
    }
  });

  it.skipIf(process.getuid?.() === 0)('says in a line that a folder may not be written', async () => {
    chmodSync(home, 0o500);
    const run = amparo('status', '--workspace', join(home, 'workspace'));
    expect(await run.ended).toBe(69);
    expect(run.said()).toMatch(/Could not .*EACCES/);
  });

  it('four programs that make one workspace at the same moment open the same', async () => {
    const runs = Array.from({ length: 4 }, () => amparo('status', '--workspace', join(home, 'workspace')));
    for (const run of runs) expect(await run.ended, run.said()).toBe(0);
    const check = amparo('journal', 'check', '--workspace', join(home, 'workspace'));
    expect(await check.ended, check.said()).toBe(0);
    expect(databases()).toEqual([]);
  });
});
