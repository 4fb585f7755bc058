import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fault } from '@amparo/core/ground/fault';
import type { CommandTerms, Confinement, Program } from './isolation.ts';
import type { SandboxLimits } from './limits.ts';
import { residentMemory } from './resident-memory.ts';

/** How a confined process ended. Only `answered` has anything to say; what it says is still not to be trusted. */
export type ConfinedEnd =
  | { readonly kind: 'answered'; readonly output: Buffer }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'output' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface ConfinedRun {
  readonly confinement: Confinement;
  /** Path of the script to run, or a program of the machine, which must be one that `confinement` can shut in. */
  readonly script: string | Program;
  readonly input: AsyncIterable<Uint8Array>;
  readonly limits: Pick<SandboxLimits, 'milliseconds' | 'memoryBytes' | 'outputBytes'>;
  readonly signal?: AbortSignal;
  readonly nativeAddons?: CommandTerms['nativeAddons'];
  readonly readable?: CommandTerms['readable'];
  /**
   * Told when the process says how far it is (say-progress.ts). Each saying gives it `milliseconds` anew, up to
   * LONGEST times as many in all: a long document may take long, a hang may not.
   */
  readonly onProgress?: (done: number, all: number) => void;
}

const LONGEST = 10;

const WATCH_MILLISECONDS = 100;
const REASON_LENGTH = 4000;

/**
 * Runs a script in a fresh, shut-in process: input through its pipe, output back, ended with its whole group when it
 * passes a limit. Should this process itself be killed, the limit of processor time still ends the child.
 * An error of `input` ends the process and goes on to the caller.
 */
export const runConfined = async (run: ConfinedRun): Promise<ConfinedEnd> => {
  if (run.signal?.aborted) return { kind: 'cancelled' };
  const { limits } = run;
  const [program = '', ...args] = commandOf(run);
  const child = spawn(program, args, { env: emptyEnvironment(), cwd: '/', detached: true, windowsHide: true });

  let stopped: ConfinedEnd | null = null;
  const stop = (end: ConfinedEnd): void => {
    stopped ??= end;
    killGroup(child);
  };
  const began = performance.now();
  const timed = (): NodeJS.Timeout => setTimeout(() => stop({ kind: 'timeout' }), limits.milliseconds);
  let timer = timed();
  const goesOn = (done: number, all: number): void => {
    if (run.onProgress && performance.now() - began < (LONGEST - 1) * limits.milliseconds) {
      clearTimeout(timer);
      timer = timed();
    }
    run.onProgress?.(done, all);
  };
  const watch = setInterval(async () => {
    if ((await residentMemory(child.pid ?? 0)) > limits.memoryBytes) stop({ kind: 'memory' });
  }, WATCH_MILLISECONDS);
  const cancel = (): void => stop({ kind: 'cancelled' });
  run.signal?.addEventListener('abort', cancel);

  try {
    const output = collectOutput(child, limits.outputBytes, stop);
    const complaint = collectComplaint(child, goesOn);
    let broken: { readonly cause: unknown } | null = null;
    feed(child, run.input).catch((cause: unknown) => {
      broken = { cause };
      killGroup(child);
    });
    const { code, signal, error } = await endOf(child);
    if (stopped) return stopped;
    if (broken !== null) throw (broken as { readonly cause: unknown }).cause;
    if (code === 0) return { kind: 'answered', output: Buffer.concat(output) };
    return endOfFailure(code, signal, error ?? complaint());
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    run.signal?.removeEventListener('abort', cancel);
    killGroup(child);
  }
};

/** Windows finds its own libraries through SystemRoot; nothing else is passed on anywhere. */
const emptyEnvironment = (): NodeJS.ProcessEnv =>
  process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {};

/** Writes with back-pressure. A child that stops reading closes its pipe: then the rest is not wanted. */
const feed = async (child: ChildProcessWithoutNullStreams, input: AsyncIterable<Uint8Array>): Promise<void> => {
  let closed = false;
  let wake = (): void => undefined;
  for (const signal of ['close', 'error'] as const) {
    child.stdin.on(signal, () => {
      closed = true;
      wake();
    });
  }
  child.stdin.on('drain', () => wake());
  for await (const bytes of input) {
    if (closed) return;
    if (child.stdin.write(bytes)) continue;
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (closed) resolve();
    });
  }
  child.stdin.end();
};

const collectOutput = (
  child: ChildProcessWithoutNullStreams,
  most: number,
  stop: (end: ConfinedEnd) => void,
): readonly Buffer[] => {
  const parts: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (part: Buffer) => {
    size += part.byteLength;
    if (size > most) stop({ kind: 'output' });
    else parts.push(part);
  });
  return parts;
};

const collectComplaint = (
  child: ChildProcessWithoutNullStreams,
  goesOn: (done: number, all: number) => void,
): (() => string) => {
  let text = '';
  child.stderr.on('data', (part: Buffer) => {
    const said = part.toString('utf8');
    const [, done, all] = [...said.matchAll(PROGRESS)].at(-1) ?? [];
    if (done !== undefined) goesOn(Number(done), Number(all));
    if (text.length < REASON_LENGTH) text += said.replaceAll(PROGRESS, '');
  });
  return () => text.slice(0, REASON_LENGTH);
};

const PROGRESS = /^\[(\d{1,6}) of (\d{1,6})\]\n/gm;

const commandOf = (run: ConfinedRun): readonly string[] => {
  const { confinement, script, limits, nativeAddons = false, readable = [] } = run;
  const times = run.onProgress === undefined ? 1 : LONGEST;
  const cpuSeconds = Math.ceil((2 * times * limits.milliseconds) / 1000);
  if (typeof script !== 'string') {
    const command = confinement.program(script, { cpuSeconds });
    if (command === null)
      throw fault('internal', `${script.path} cannot be shut in at the level ${confinement.isolation}.`);
    return command;
  }
  const heapMegabytes = Math.max(32, Math.floor((limits.memoryBytes / (1024 * 1024)) * 0.75));
  return confinement.command(script, { cpuSeconds, heapMegabytes, nativeAddons, readable });
};

interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error?: string;
}

const endOf = (child: ChildProcessWithoutNullStreams): Promise<ProcessEnd> =>
  new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
    child.on('error', (error) => resolve({ code: null, signal: null, error: error.message }));
  });

/** V8 ends itself with SIGABRT when its heap is full; the kernel sends SIGXCPU at the limit of processor time. */
const endOfFailure = (code: number | null, signal: NodeJS.Signals | null, complaint: string): ConfinedEnd => {
  if (complaint.includes('heap out of memory') || complaint.includes('Array buffer allocation failed')) {
    return { kind: 'memory' };
  }
  if (signal === 'SIGXCPU' || code === 128 + 24) return { kind: 'timeout' };
  const last =
    complaint
      .trim()
      .split('\n')
      .find((line) => /Error|error/.test(line)) ?? '';
  return { kind: 'failed', reason: `${signal ?? `exit code ${code}`}${last === '' ? '' : `: ${last.trim()}`}` };
};

const killGroup = (child: ChildProcessWithoutNullStreams): void => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
};
