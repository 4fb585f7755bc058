import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { fault } from '@amparo/core/ground/fault';
import { fromBase64, toBase64 } from '@amparo/merkle-log';
import type { SignedHead } from './signed-head.ts';
import type { SignerAnswer, SignerRefusal, SignerRequest } from './signer-protocol.ts';

/** The signer answered no. `size` is what it signed last. */
export class SignerRefused extends Error {
  readonly refusal: SignerRefusal;
  readonly size: number;

  constructor(refusal: SignerRefusal, message: string, size: number) {
    super(message);
    this.name = 'SignerRefused';
    this.refusal = refusal;
    this.size = size;
  }
}

/** The journal's key, behind a process of its own (signer-main.ts). Calls reject with SignerRefused or a fault `unavailable`. */
export interface Signer {
  /** What it signed last; a checkpoint of ours that it is shown counts as signed. */
  readonly last: (note?: string) => Promise<SignedHead>;
  /** Signature over the text of a checkpoint that is proven to extend what was signed last; 64 bytes. */
  readonly checkpoint: (head: SignedHead, from: number, proof: readonly Uint8Array[]) => Promise<Uint8Array>;
  /** Signature over other bytes, such as the seal of a bundle; 64 bytes. */
  readonly seal: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;
type Asked = SignerRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

interface Running {
  readonly child: Child;
  readonly waiting: Map<number, { give: (answer: SignerAnswer) => void; fail: (cause: Error) => void }>;
  readonly gone: Promise<void>;
}

const MAIN = fileURLToPath(new URL('./signer-main.ts', import.meta.url));
const PATIENCE_MS = 30_000;
/** A signer that was killed is started anew and asked again, this many times. */
const TRIES = 3;

/**
 * Starts the signer when it is first asked and again when it was killed. `seed` gives the 32 bytes of the key each time;
 * they are wiped here once they went through the pipe.
 */
export const openSigner = (given: {
  readonly origin: string;
  readonly folder: string;
  readonly seed: () => Uint8Array;
}): Signer => {
  let running: Running | undefined;
  let numbers = 0;
  const ask = async (asked: Asked): Promise<Extract<SignerAnswer, { ok: true }>> => {
    for (let tried = 1; ; tried += 1) {
      running ??= start(given, () => {
        running = undefined;
      });
      numbers += 1;
      try {
        const answer = await exchange(running, { ...asked, id: numbers } as SignerRequest);
        if (answer.ok) return answer;
        throw new SignerRefused(answer.refusal, answer.message, answer.size);
      } catch (cause) {
        if (cause instanceof SignerRefused || tried === TRIES) throw cause;
      }
    }
  };
  const signatureOf = async (asked: Asked): Promise<Uint8Array> =>
    fromBase64((await ask(asked)).signature ?? '', 'signature');
  return {
    last: async (note) => {
      const { size, root } = await ask({ ask: 'last', ...(note === undefined ? {} : { note }) });
      return { size, root: fromBase64(root, 'root') };
    },
    checkpoint: ({ size, root }, from, proof) =>
      signatureOf({ ask: 'checkpoint', from, size, root: toBase64(root), proof: proof.map(toBase64) }),
    seal: (bytes) => signatureOf({ ask: 'seal', bytes: toBase64(bytes) }),
    close: async () => {
      const ending = running;
      running = undefined;
      ending?.child.stdin.end();
      await ending?.gone;
    },
  };
};

const start = ({ origin, folder, seed }: Parameters<typeof openSigner>[0], ended: () => void): Running => {
  // Without Node's permission model: it refuses fsync, and what was signed must be remembered before it is given out.
  const child: Child = spawn(
    process.execPath,
    ['--max-old-space-size=64', '--disable-warning=ExperimentalWarning', MAIN, origin, folder],
    { stdio: ['pipe', 'pipe', 'pipe'], cwd: '/', env: compileCache() },
  );
  const waiting: Running['waiting'] = new Map();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-600);
  });
  // A signer that is gone closes its pipe; what was being asked is answered below.
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as SignerAnswer;
    waiting.get(answer.id)?.give(answer);
  });
  const gone = new Promise<void>((resolve) => {
    const end = (why: string): void => {
      ended();
      for (const { fail } of waiting.values()) fail(fault('unavailable', `the signer of the journal ended: ${why}`));
      waiting.clear();
      resolve();
    };
    child.once('error', (cause) => end(cause.message));
    child.once('close', (code, signal) => end(said.trim() || `${code ?? signal}`));
  });
  const bytes = Buffer.from(seed());
  child.stdin.write(bytes, () => bytes.fill(0));
  return { child, waiting, gone };
};

/** The one variable that the signer is given: where Node keeps programs stripped of their types. */
const compileCache = (): NodeJS.ProcessEnv => {
  const folder = process.env['NODE_COMPILE_CACHE'];
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
};

const exchange = ({ child, waiting }: Running, request: SignerRequest): Promise<SignerAnswer> =>
  new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(patience);
      waiting.delete(request.id);
    };
    const patience = setTimeout(() => {
      settle();
      child.kill('SIGKILL');
      reject(fault('unavailable', `the signer of the journal did not answer in ${PATIENCE_MS / 1000} s`));
    }, PATIENCE_MS);
    waiting.set(request.id, {
      give: (answer) => {
        settle();
        resolve(answer);
      },
      fail: (cause) => {
        settle();
        reject(cause);
      },
    });
    child.stdin.write(`${JSON.stringify(request)}\n`);
  });
