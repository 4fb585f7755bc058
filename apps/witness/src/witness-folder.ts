import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  formatVerifierKey,
  formatWitnessKey,
  fromBase64,
  parseVerifierKey,
  toBase64,
  type VerifierKey,
  witnessKey,
} from '@amparo/merkle-log';
import type { Seen } from './judge-request.ts';

/** All that a witness has, in one folder: `witness.json` (its name), `witness.key`, `logs/`, `seen/`, `forks/`. */
export interface WitnessFolder {
  readonly key: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly logs: () => ReadonlyMap<string, VerifierKey>;
  readonly seen: (origin: string) => Seen | undefined;
  /** Durable when it returns. */
  readonly remember: (origin: string, seen: Seen) => void;
  /** Keeps two checkpoints that one log signed and that do not go together; answers the folder they lie in. */
  readonly keepEvidence: (evidence: { origin: string; refused: string; held: string }) => string;
  readonly close: () => void;
}

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
/** More refused checkpoints of one log than this are not kept: the first ones prove enough. */
const MOST_EVIDENCE = 200;

const nameOf = (origin: string): string => createHash('sha256').update(origin).digest('hex').slice(0, 32);

/** Makes a witness: a name and a key of its own. Refuses a folder that is one already. Answers its public key as text. */
export const makeWitness = (folder: string, name: string): string => {
  if (existsSync(join(folder, 'witness.json'))) throw new Error(`${folder} holds a witness already`);
  const seed = randomBytes(32);
  const key = witnessKey(name, publicKeyOf(privateKeyOf(seed)));
  for (const one of ['logs', 'seen', 'forks']) mkdirSync(join(folder, one), { recursive: true, mode: 0o700 });
  putDurably(join(folder, 'witness.key'), `${seed.toString('hex')}\n`);
  putDurably(join(folder, 'witness.json'), `${JSON.stringify({ name, key: formatWitnessKey(key) }, null, 2)}\n`);
  return formatWitnessKey(key);
};

/** Makes known a log by its verifier key, as it stands in the file `key.pub` of its journal. */
export const addLog = (folder: string, verifier: string): string => {
  const key = parseVerifierKey(verifier.trim());
  putDurably(join(folder, 'logs', `${nameOf(key.name)}.pub`), `${formatVerifierKey(key)}\n`);
  return key.name;
};

/** Opens the folder for one process: a second witness on the same folder could cosign two histories. */
export const openWitness = (folder: string): WitnessFolder => {
  const { name } = JSON.parse(readFileSync(join(folder, 'witness.json'), 'utf8')) as { name: string };
  const privateKey = privateKeyOf(Buffer.from(readFileSync(join(folder, 'witness.key'), 'utf8').trim(), 'hex'));
  const unlock = lock(join(folder, 'running'));
  const seenFile = (origin: string): string => join(folder, 'seen', `${nameOf(origin)}.json`);
  return {
    key: witnessKey(name, publicKeyOf(privateKey)),
    sign: (message) => sign(null, message, privateKey),
    logs: () => {
      const keys = readdirSync(join(folder, 'logs'))
        .filter((file) => file.endsWith('.pub'))
        .map((file) => parseVerifierKey(readFileSync(join(folder, 'logs', file), 'utf8').trim()));
      return new Map(keys.map((key) => [key.name, key]));
    },
    seen: (origin) => {
      if (!existsSync(seenFile(origin))) return undefined;
      const { size, root, note } = JSON.parse(readFileSync(seenFile(origin), 'utf8')) as Record<string, unknown>;
      if (typeof size !== 'number' || typeof root !== 'string' || typeof note !== 'string')
        throw new Error(`${seenFile(origin)} is damaged: nothing of this log is cosigned until it is put back`);
      return { size, root: fromBase64(root, 'root'), note };
    },
    remember: (origin, { size, root, note }) =>
      putDurably(seenFile(origin), `${JSON.stringify({ origin, size, root: toBase64(root), note })}\n`),
    keepEvidence: ({ origin, refused, held }) => {
      const ofLog = join(folder, 'forks', nameOf(origin));
      mkdirSync(ofLog, { recursive: true, mode: 0o700 });
      const at = join(ofLog, createHash('sha256').update(refused).update(held).digest('hex').slice(0, 32));
      if (existsSync(join(at, 'held')) || readdirSync(ofLog).length >= MOST_EVIDENCE) return at;
      putDurably(join(at, 'refused'), refused);
      putDurably(join(at, 'held'), held);
      return at;
    },
    close: unlock,
  };
};

const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });

const publicKeyOf = (key: KeyObject): Uint8Array =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

/** Written beside, flushed, renamed over, and the folder flushed: after a kill or a power cut the old one or the new one. */
const putDurably = (path: string, content: string): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.new`;
  const file = openSync(fresh, 'w', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);
  if (process.platform === 'win32') return;
  const at = openSync(dirname(path), 'r');
  fsyncSync(at);
  closeSync(at);
};

/** A file with our process number; one of a process that is gone gives way. */
const lock = (path: string): (() => void) => {
  const take = (): void => writeFileSync(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
  try {
    take();
  } catch (cause) {
    const pid = Number(readFileSync(path, 'utf8'));
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST' || (pid !== process.pid && lives(pid)))
      throw new Error(`a witness runs on this folder already (process ${pid}); if it does not, remove ${path}`);
    rmSync(path);
    take();
  }
  return () => rmSync(path, { force: true });
};

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
};
