import { describe, expect, it } from 'vitest';
import { SPECIMENS } from './fixtures/specimens.ts';
import { survive } from './fixtures/survive.ts';

/** The long run, a hundred of each, is test/faults/damaged-documents.test.ts. */
const EACH = 3;
const SEED = Number(process.env['AMPARO_SEED'] ?? 20_261_122);

describe('a damaged document (security test T37)', () => {
  it.each(SPECIMENS)('%s has an outcome that is known, whatever is changed in it', async (name, bytes) => {
    for (let step = 0; step < EACH; step += 1) {
      const { seed, outcome, wrong } = await survive(name, bytes, SEED + step);
      expect({ seed, outcome, wrong }).toEqual({ seed, outcome, wrong: null });
    }
  });
});
