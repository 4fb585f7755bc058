import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '@amparo/platform/database/supervise';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RUNS = 5;
const SETTLED_AFTER_MS = 1_500;

/**
 * Warm start of the desk on the demo archive: from the command until the server answers, and the memory of all its
 * processes (proportional set size, Linux) once settled. The baseline starts a bare Node and the bare database.
 */
export const benchStart = async (): Promise<object> => {
  const home = mkdtempSync(join(tmpdir(), 'amparo-bench-'));
  try {
    await desk(home, 20_000);
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await desk(home, SETTLED_AFTER_MS));
    const bare = [];
    for (let run = 0; run < RUNS; run += 1) bare.push(await bareStart(home));
    const readyMs = median(runs.map(({ ms }) => ms));
    const bareMs = median(bare);
    return {
      readyMs: Math.round(readyMs),
      bareMs: Math.round(bareMs),
      ratio: Number((readyMs / bareMs).toFixed(2)),
      memoryMB: Math.round(median(runs.map(({ memory }) => memory)) / 1_048_576),
      limits: { readyMs: 3_000, memoryMB: 600 },
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};

const desk = async (home: string, settle: number): Promise<{ ms: number; memory: number }> => {
  const before = performance.now();
  const child = spawn('npm', ['start', '--silent', '--', '--no-open', '--port', '0'], {
    cwd: ROOT,
    env: { ...process.env, AMPARO_HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  await said(child, /ready at/);
  const ms = performance.now() - before;
  await new Promise((done) => setTimeout(done, settle));
  const memory = memoryOf([...treeOf(child.pid ?? 0), ...databaseProcesses(home)]);
  const ended = new Promise((done) => child.once('exit', done));
  for (const pid of treeOf(child.pid ?? 0)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It ended with its parent.
    }
  }
  await ended;
  await new Promise((done) => setTimeout(done, 700));
  return { ms, memory };
};

const bareStart = async (home: string): Promise<number> => {
  const before = performance.now();
  const child = spawn(
    process.execPath,
    ['-e', 'require("node:http").createServer().listen(0, "127.0.0.1", () => console.log("ready"))'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const server = await startEmbedded({ cluster: join(home, 'bare', 'database'), run: join(home, 'run') });
  await said(child, /ready/);
  const ms = performance.now() - before;
  child.kill('SIGKILL');
  await server.stop();
  return ms;
};

const said = (child: ChildProcess, pattern: RegExp): Promise<void> =>
  new Promise((done, fail) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (pattern.test(text)) done();
    });
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${text}`)));
  });

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const processes = (): { pid: number; parent: number; command: string }[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [
          {
            pid: Number(name),
            parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]),
            command: readFileSync(`/proc/${name}/cmdline`, 'utf8'),
          },
        ];
      } catch {
        return [];
      }
    });

const treeOf = (root: number): number[] => {
  const all = processes();
  const found = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of all) {
      if (found.has(parent) && !found.has(pid)) {
        found.add(pid);
        grown = true;
      }
    }
  }
  return [...found];
};

/** The database outlives its parent on purpose, so it is found by its folder, and its children by it. */
const databaseProcesses = (home: string): number[] =>
  processes()
    .filter(({ command }) => command.includes(home) && command.includes('postgres'))
    .flatMap(({ pid }) => treeOf(pid));

const memoryOf = (pids: readonly number[]): number =>
  [...new Set(pids)].reduce((sum, pid) => {
    try {
      const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
      return sum + Number(kilobytes ?? 0) * 1024;
    } catch {
      return sum;
    }
  }, 0);
