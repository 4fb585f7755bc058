import { describe, expect, it } from 'vitest';
import { makeWriteQueue } from './write-queue.ts';

describe('the queue of writes', () => {
  it('keeps the order, goes on after a refusal, and tells once when nothing waits', async () => {
    const done: string[] = [];
    await new Promise<void>((settled) => {
      const queue = makeWriteQueue(() => {
        done.push('settled');
        settled();
      });
      const write = (name: string, ticks: number) => async () => {
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
        done.push(name);
        if (name === 'second') throw new Error('refused');
      };
      queue.add(write('first', 20), () => done.push('never'));
      queue.add(write('second', 1), (thrown) => done.push(String(thrown)));
      queue.add(write('third', 5), () => done.push('never'));
      expect(queue.waiting()).toBe(3);
    });
    expect(done).toEqual(['first', 'second', 'Error: refused', 'third', 'settled']);
  });
});
