import { createHash, hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemberId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { type OpenDatabase, openDatabase } from '@amparo/platform/database/connect';
import { type Journal, openJournal } from '@amparo/platform/journal/journal';
import { sql } from 'kysely';

const ENTRIES = Number(process.env['AMPARO_ENTRIES'] ?? 1_000_000);
const BATCH = 1_000;
const MEASURED_BATCHES = 60;
const PROOFS = 200;

/**
 * Durable appending in batches, one flush each; the proof of an entry; a check of everything. Baselines of the same run:
 * the same rows inserted bare, in the same batches, on the same server; and the bare hashes of a check, one thread.
 */
export const benchJournal = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-bench-'));
  const opened = await openDatabase({ cluster: join(folder, 'database'), run: join(folder, 'run'), url: '' });
  const seed = createHash('sha256').update('bench').digest();
  const journal = openJournal({
    database: opened.kysely,
    where: opened.where,
    folder: join(folder, 'journal'),
    origin: 'log.example/bench',
    seed: () => Uint8Array.from(seed),
    clock: () => new Date(),
  });
  try {
    const write = (batches: number): Promise<number> => timed(() => append(opened, journal, batches));
    await write(5);
    const seconds = await write(MEASURED_BATCHES);
    const bare = await bareInserts(opened);
    await append(opened, journal, Math.ceil((ENTRIES - (MEASURED_BATCHES + 5) * BATCH) / BATCH));
    const sealing = await timed(() => journal.seal());
    await journal.prove(1);
    const proofs: number[] = [];
    for (let at = 0; at < PROOFS; at += 1) {
      const seq = 1 + ((at * 7_919_317) % ENTRIES);
      proofs.push(await timed(() => journal.prove(seq)));
    }
    const checks: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      checks.push(
        await timed(async () => {
          const { ok, size, faults } = await journal.check();
          if (!ok || size < ENTRIES) throw new Error(`the check of ${size} entries found: ${faults.join('; ')}`);
        }),
      );
    }
    const verify = median(checks);
    const perSecond = (MEASURED_BATCHES * BATCH) / seconds;
    const hashing = bareHashes();
    return {
      entries: ENTRIES,
      durablePerSecond: Math.round(perSecond),
      bareInsertsPerSecond: Math.round((MEASURED_BATCHES * BATCH) / bare),
      appendRatio: Number((bare / seconds).toFixed(2)),
      sealAllSeconds: Number(sealing.toFixed(1)),
      proofMs: Number((median(proofs) * 1000).toFixed(2)),
      proofMsWorst: Number((Math.max(...proofs) * 1000).toFixed(2)),
      verifySeconds: Number(verify.toFixed(2)),
      bareHashesSeconds: Number(hashing.toFixed(2)),
      verifyRatio: Number((verify / hashing).toFixed(2)),
      limits: { durablePerSecond: 10_000, proofMs: 5, verifySeconds: 5 },
    };
  } finally {
    await journal.close();
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const member = newId<MemberId>();

/** Entries as receiving a file writes them. */
const textOf = (number: number) => {
  const item = newId<string>();
  return {
    deed: 'collect.receive-file',
    member,
    at: new Date(),
    subjects: [item],
    record: { custody: ['received', 'registered', 'sealed'], item, number, sha256: 'ab'.repeat(32), size: 4_711 },
  };
};

const append = async ({ kysely }: OpenDatabase, journal: Journal, batches: number): Promise<void> => {
  for (let batch = 0; batch < batches; batch += 1)
    await kysely.transaction().execute(async (transaction) => {
      const open = await journal.openBatch(transaction);
      await open.write(Array.from({ length: BATCH }, (_, at) => textOf(open.first + at)));
    });
};

/** The same width of rows, without a tree over them. */
const bareInserts = async (opened: OpenDatabase): Promise<number> =>
  opened.owner(async (database) => {
    await sql`create table bare (like entry including all)`.execute(database);
    const text = JSON.stringify({ ...textOf(1), at: new Date().toISOString(), seq: 1, v: 1 });
    return timed(async () => {
      for (let batch = 0; batch < MEASURED_BATCHES; batch += 1) {
        const first = batch * BATCH;
        await sql`insert into bare select n, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, now(), null,
          'collect.receive-file', array[('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid], ${text},
          sha256(n::text::bytea), sha256(n::text::bytea), sha256(n::text::bytea)
          from generate_series(${first + 1}::int, ${first + BATCH}::int) n`.execute(database);
      }
    });
  });

/** Three hashes an entry (body, leaf, node), in one thread, of bytes that lie in memory. */
const bareHashes = (): number => {
  const [body, leaf, node] = [Buffer.alloc(420, 1), Buffer.alloc(130, 2), Buffer.alloc(65, 3)];
  const before = performance.now();
  for (let at = 0; at < ENTRIES; at += 1) for (const bytes of [body, leaf, node]) hash('sha256', bytes, 'binary');
  return (performance.now() - before) / 1000;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
