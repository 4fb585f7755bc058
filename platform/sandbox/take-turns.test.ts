import { describe, expect, it } from 'vitest';
import { takeTurns } from './take-turns.ts';

describe('turns', () => {
  it('are at most so many at once, in the order asked, also after a failure', async () => {
    const inTurn = takeTurns(2);
    let [running, most] = [0, 0];
    const order: number[] = [];
    const deed = (number: number) => async (): Promise<number> => {
      order.push(number);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (number === 1) throw new Error('one failed');
      return number;
    };
    const ends = await Promise.allSettled(Array.from({ length: 9 }, (_, number) => inTurn(deed(number))));
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(ends.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
  });
});
