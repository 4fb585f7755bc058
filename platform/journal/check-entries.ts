import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { fault } from '@amparo/core/ground/fault';
import { commit, hashesEqual, openCheckpoint, TILE_WIDTH, type VerifierKey } from '@amparo/merkle-log';
import pg from 'pg';
import { type CheckedRange, checkRange, type EntryRange, RANGE, rootOver, withRange } from './check-range.ts';
import { openSnapshot } from './snapshot.ts';
import type { TileStore } from './tile-store.ts';

export interface JournalCheck {
  readonly ok: boolean;
  readonly size: number;
  readonly root: string;
  readonly checkpoints: number;
  /** Entries whose body was erased: their commitment still stands. */
  readonly erased: number;
  /** What is wrong, the first bad entry first; empty when all holds. */
  readonly faults: readonly string[];
}

interface Checking {
  /** How to reach the database: the check has connections of its own. */
  readonly where: pg.ClientConfig;
  readonly key: VerifierKey;
  /** Opens what is sealed in these texts; what its compartment is gone of comes back empty. */
  readonly open: (texts: string[]) => Promise<readonly string[]>;
  /** The mirror, where there is one: when a checkpoint does not fit the entries, it may tell which entry it was. */
  readonly store?: TileStore;
}

const MOST_THREADS = 4;

/**
 * Rebuilds the tree from every entry (never from tiles alone: preservation page §4, trap 1), recomputes each commitment
 * whose body is there (of a sealed item's once it is opened), checks every checkpoint's signature and root on the way, and holds each erased body to the entry
 * that says so. All is seen as it stood at one moment, so entries written meanwhile disturb nothing.
 */
export const checkEntries = async ({ where, key, open, store }: Checking): Promise<JournalCheck> => {
  const client = new pg.Client(where);
  await client.connect();
  try {
    const snapshot = await openSnapshot(client);
    const { rows: heads } = await client.query<{ size: number; root: Buffer }>('select size, root from journal_head');
    const { rows: ends } = await client.query<{ least: number | null; most: number | null }>(
      'select min(seq) as least, max(seq) as most from entry',
    );
    const { rows: notes } = await client.query<{ size: number; note: string }>(
      'select size, note from checkpoint order by size',
    );
    const size = ends[0]?.most ?? 0;
    const sizes = notes.map((row) => row.size).filter((one) => one <= size);
    const ranges = Array.from({ length: Math.ceil(size / RANGE) }, (_, at): EntryRange => {
      const [first, last] = [at * RANGE + 1, Math.min(size, (at + 1) * RANGE)];
      return { first, last, sizes: [...new Set([...sizes.filter((one) => one >= first && one <= last), last])] };
    });
    const checked = await checkRanges(client, where, snapshot, ranges);
    const roots = rootsOf(checked);
    const root = roots.get(size) ?? rootOver([]);
    const faults = checked.flatMap((range) => range.faults.map(({ message }) => message));
    if ((ends[0]?.least ?? 1) < 1) faults.push(`entry ${ends[0]?.least} stands before the first`);
    const unfit = notes.flatMap(({ size: at, note }) => faultOfNote({ at, note, root: roots.get(at), size }, key));
    if (unfit.length > 0 && store !== undefined)
      faults.push(...(await blameByMirror(client, store, unfit[0]?.size ?? 0)));
    faults.push(...unfit.map(({ message }) => message));
    const head = heads[0];
    if (head !== undefined && (head.size !== size || !hashesEqual(head.root, root)))
      faults.push(`the head says ${head.size} entries, the entries give ${size} or another root`);
    const recorded = new Set(checked.flatMap(({ erasures }) => erasures));
    const erased = checked.flatMap((range) => range.erased);
    const shut = await checkSealed(
      client,
      checked.flatMap(({ sealed }) => sealed),
      open,
    );
    faults.push(...shut.faults);
    for (const seq of erased)
      if (!recorded.has(seq)) faults.push(`entry ${seq}: its body is gone, and no entry says that it was erased`);
    return {
      ok: faults.length === 0,
      size,
      root: Buffer.from(root).toString('hex'),
      checkpoints: notes.length,
      erased: erased.length + shut.gone,
      faults,
    };
  } finally {
    await client.end();
  }
};

const AT_ONCE = 1_000;

/**
 * Holds bodies that are kept as ciphertext to what their entries commit to. Of an item that was destroyed they open no more:
 * then an entry has to say that it was.
 */
const checkSealed = async (
  client: pg.Client,
  entries: readonly number[],
  open: Checking['open'],
): Promise<{ readonly faults: readonly string[]; readonly gone: number }> => {
  const faults: string[] = [];
  let gone = 0;
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const { rows } = await client.query<{ seq: number; body: string; salt: Buffer; commitment: Buffer; gone: boolean }>(
      `select seq, body, salt, commitment, exists (select 1 from entry d
        where d.deed = 'preserve.destroy-approved' and d.subjects @> e.subjects) as gone
       from entry e where seq = any($1::bigint[]) order by seq`,
      [entries.slice(at, at + AT_ONCE)],
    );
    const bodies = await open(rows.map(({ body }) => body));
    for (const [index, { seq, salt, commitment, gone: destroyed }] of rows.entries()) {
      const body = bodies[index] ?? '';
      if (body === '' && destroyed) gone += 1;
      else if (commit(salt, Buffer.from(body)) !== commitment.toString('hex'))
        faults.push(`entry ${seq}: its sealed body is not the one committed to, or does not open`);
    }
  }
  return { faults, gone };
};

/** Roots at the wanted sizes: the complete ranges before, joined with the subtrees within the range. */
const rootsOf = (checked: readonly CheckedRange[]): ReadonlyMap<number, Uint8Array> => {
  const roots = new Map<number, Uint8Array>();
  let before: readonly string[] = [];
  for (const [at, { subtrees }] of checked.entries()) {
    for (const { size, hashes } of subtrees) roots.set(size, rootOver([...before, ...hashes]));
    const whole = subtrees.at(-1)?.hashes ?? [];
    if (whole.length === 1) before = withRange(before, at, whole[0] ?? '');
  }
  return roots;
};

interface Unfit {
  readonly size: number;
  readonly message: string;
}

const faultOfNote = (
  { at, note, root, size }: { at: number; note: string; root: Uint8Array | undefined; size: number },
  key: VerifierKey,
): Unfit[] => {
  try {
    const checkpoint = openCheckpoint(note, [key]);
    if (root === undefined)
      return [{ size: at, message: `a checkpoint of ${at} entries was signed, only ${size} are there` }];
    return checkpoint.size === at && hashesEqual(checkpoint.root, root)
      ? []
      : [{ size: at, message: `the checkpoint of ${at} entries was signed over another history` }];
  } catch (cause) {
    return [
      { size: at, message: `the checkpoint of ${at} entries: ${cause instanceof Error ? cause.message : cause}` },
    ];
  }
};

/** The first entry whose leaf is another than in the mirror that was written when it was sealed. */
const blameByMirror = async (client: pg.Client, store: TileStore, upTo: number): Promise<readonly string[]> => {
  for (let index = 0; index * TILE_WIDTH < upTo; index += 1) {
    const mirrored = await store.mirroredLeaves(index);
    const { rows } = await client.query<{ leaf_hash: Buffer }>(
      'select leaf_hash from entry where seq > $1 and seq <= $2 order by seq',
      [index * TILE_WIDTH, index * TILE_WIDTH + mirrored.length],
    );
    const differs = mirrored.findIndex((leaf, at) => !hashesEqual(leaf, rows[at]?.leaf_hash ?? new Uint8Array()));
    if (differs < 0) continue;
    const what = rows[differs] === undefined ? 'is missing: it was sealed' : 'is not the one that was sealed';
    return [`entry ${index * TILE_WIDTH + differs + 1} ${what}`];
  }
  return [];
};

/** A few ranges are checked here; more are shared out among threads. The order of answers is that of the ranges. */
const checkRanges = async (
  client: pg.Client,
  where: pg.ClientConfig,
  snapshot: string,
  ranges: readonly EntryRange[],
): Promise<readonly CheckedRange[]> => {
  const checked: CheckedRange[] = [];
  const threads = Math.min(availableParallelism(), MOST_THREADS, ranges.length);
  if (threads < 2) {
    for (const range of ranges) checked.push(await checkRange(client, range));
    return checked;
  }
  let next = 0;
  await Promise.all(
    Array.from({ length: threads }, () =>
      inThread({ where, snapshot }, () => {
        const at = next;
        next += 1;
        const range = ranges[at];
        return range === undefined ? undefined : { range, take: (one: CheckedRange) => (checked[at] = one) };
      }),
    ),
  );
  return checked;
};

const inThread = (
  data: { readonly where: pg.ClientConfig; readonly snapshot: string },
  following: () => { readonly range: EntryRange; readonly take: (checked: CheckedRange) => void } | undefined,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: data });
    let work: ReturnType<typeof following>;
    const goOn = (): void => {
      work = following();
      worker.postMessage(work === undefined ? 'end' : work.range);
    };
    worker.on('message', (said: 'ready' | { checked?: CheckedRange; failed?: string }) => {
      if (said !== 'ready' && said.checked === undefined) {
        reject(fault('unavailable', `the journal could not be checked: ${said.failed}`));
        void worker.terminate();
        return;
      }
      if (said !== 'ready' && said.checked !== undefined) work?.take(said.checked);
      goOn();
    });
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
