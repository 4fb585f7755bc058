import { SPECIMENS } from '@amparo/platform/sandbox/fixtures/specimens';
import { type Survival, survive } from '@amparo/platform/sandbox/fixtures/survive';
import { describe, expect, it } from 'vitest';

/**
 * A hundred damaged documents of every format: bytes and bits flipped, ends cut, pieces doubled, dropped, blanked and
 * moved, lies in the directories of archives. Each has a known outcome within its limit, and this process is unharmed.
 * One seed gives one document: `AMPARO_SEED=… AMPARO_FUZZ=1` reads it again.
 */
const EACH = Number(process.env['AMPARO_FUZZ'] ?? 100);
const SEED = Number(process.env['AMPARO_SEED'] ?? Date.now() % 1_000_000_000);
const AT_ONCE = 2;
const MOST_GROWTH = 300 * 1024 * 1024;

describe('damaged documents', () => {
  it.each(SPECIMENS)(`%s, ${EACH} of them from seed ${SEED}`, async (name, bytes) => {
    const before = process.memoryUsage().rss;
    const results: Survival[] = [];
    let step = 0;
    const work = async (): Promise<void> => {
      while (step < EACH) {
        const seed = SEED + step;
        step += 1;
        results.push(await survive(name, bytes, seed));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const counts = Map.groupBy(results, ({ outcome }) => outcome);
    const told = [...counts].map(([outcome, { length }]) => `${outcome} ${length}`).sort();
    console.info(`${name} from seed ${SEED}: ${told.join(', ')}`);
    expect(results.filter(({ wrong }) => wrong !== null)).toEqual([]);
    expect(results.length).toBe(EACH);
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
  });
});
