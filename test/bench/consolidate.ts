import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deedsByName } from '@amparo/features/catalogue';
import { listMatches } from '@amparo/features/consolidate/list-matches';
import { proposeMatches } from '@amparo/features/consolidate/propose-matches';
import { openHouse } from '@amparo/features/kernel/open-house';
import { perform } from '@amparo/features/kernel/perform';
import { doJob } from '@amparo/features/kernel/run-job';
import { sql } from 'kysely';
import { fillHouse } from './full-house.ts';

/** Documents; each has some mentions of persons and detentions. */
const ITEMS = Number(process.env['AMPARO_ITEMS'] ?? 10_000);

/** A run over everything in a large house, a run over nothing new, and the queue. */
export const benchConsolidate = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-consolidate-'));
  const house = await openHouse({
    directory: join(folder, 'workspace'),
    create: { name: 'Consolidate', fictional: true },
    deeds: deedsByName,
  });
  try {
    await fillHouse(house, { items: ITEMS, seed: 20_260_101 });
    const { rows } = await sql<{ kind: string; count: number }>`
      select kind, count(*) as count from mention group by 1 order by 1`.execute(house.database);
    const first = await seconds(() => doJob(house, house.owner, proposeMatches, { all: true }));
    const again = await seconds(() => doJob(house, house.owner, proposeMatches, {}));
    const queue = await seconds(() => perform(house, house.owner, listMatches, { limit: 100 }));
    return {
      mentions: Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)])),
      run: first.answer,
      runSeconds: first.took,
      nothingNewSeconds: again.took,
      queueSeconds: queue.took,
      memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const seconds = async <T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly took: number }> => {
  const begun = performance.now();
  const answer = await work();
  return { answer, took: Math.round(performance.now() - begun) / 1000 };
};
