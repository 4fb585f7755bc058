import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DESK = fileURLToPath(new URL('../../apps/cli/src/desk.ts', import.meta.url));

/** The desk as a process of its own, so that it can be killed. */
export interface Running {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly token: string;
}

export const startDesk = async (workspace: string): Promise<Running> => {
  const child = spawn(process.execPath, [DESK, '--workspace', workspace, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /ready at (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const url = new URL(address);
  return { child, origin: url.origin, token: url.searchParams.get('token') ?? '' };
};

export const call = async (running: Running, deed: string, input: object): Promise<unknown> => {
  const answer = await fetch(`${running.origin}/api/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-amparo-token': running.token },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
};

/** An item that was acknowledged, and what must be there of it. */
export interface Acknowledged {
  readonly item: string;
  readonly sha256: string;
  readonly size: number;
}

/** Sends a file and holds the receipt against it; throws what the desk answers when it takes none. */
export const sendFile = async (running: Running, name: string, bytes: Uint8Array): Promise<Acknowledged> => {
  const input = encodeURIComponent(JSON.stringify({ name }));
  const answer = await fetch(`${running.origin}/api/collect/receive-file?input=${input}`, {
    method: 'POST',
    headers: { 'x-amparo-token': running.token },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const { itemId, sha256 } = (await answer.json()) as { itemId: string; sha256: string };
  if (sha256 !== createHash('sha256').update(bytes).digest('hex')) throw new Error('the receipt names another hash');
  return { item: itemId, sha256, size: bytes.byteLength };
};

export const killDatabase = (workspace: string): void => {
  try {
    const pid = Number(readFileSync(join(workspace, 'database', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
  } catch {
    // No database runs: the kill came before it was started.
  }
};

export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) =>
    child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve()),
  );

/** Lets a desk end as Ctrl+C does. */
export const stopDesk = async ({ child }: Running): Promise<void> => {
  child.kill('SIGTERM');
  await ended(child);
};

/** What must hold after any fault: everything acknowledged whole, everything held whole, the journal sound. Answers the number of items held. */
export const holdToAcknowledged = async (running: Running, acknowledged: readonly Acknowledged[]): Promise<number> => {
  const journal = (await call(running, 'preserve/check-journal', {})) as { faults: string[] };
  if (journal.faults.length > 0) throw new Error(`the journal: ${journal.faults.join('; ')}`);
  const verify = async (item: string) =>
    (await call(running, 'preserve/verify-item', { item })) as { ok: boolean; sha256: string; size: number };
  for (const { item, sha256, size } of acknowledged) {
    const found = await verify(item);
    if (!found.ok || found.sha256 !== sha256 || found.size !== size)
      throw new Error(`item ${item} was acknowledged and is not as it was: ${JSON.stringify(found)}`);
  }
  const known = new Set(acknowledged.map(({ item }) => item));
  let held = 0;
  for (let offset = 0; ; offset += 500) {
    const page = (await call(running, 'read/list-items', { limit: 500, offset })) as {
      total: number;
      rows: { id: string }[];
    };
    for (const { id } of page.rows) {
      held += 1;
      if (!known.has(id) && !(await verify(id)).ok) throw new Error(`item ${id} is held half`);
    }
    if (page.rows.length < 500) return held;
  }
};

/** Small seeded generator (mulberry32): the same seed kills at the same points as far as the machine repeats itself. */
export const chance = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
