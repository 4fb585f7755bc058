import { describe, expect, it } from 'vitest';
import { approvedTimes, newRequestTimes, refusesApprover, requestState } from './two-people.ts';

const at = (hours: number): Date => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000);
const asked = { member: 'ada', may: 'export', now: at(0) } as const;
const bela = { member: 'bela', role: 'steward', addedAt: at(-24 * 8), left: false } as const;

describe('who may approve', () => {
  it('is another person with the right, here for a week', () => {
    expect(refusesApprover(bela, asked)).toBeUndefined();
    expect(refusesApprover({ ...bela, member: 'ada' }, asked)).toBe('same-person');
    expect(refusesApprover({ ...bela, role: 'documenter' }, asked)).toBe('no-right');
    expect(refusesApprover({ ...bela, addedAt: at(-24 * 7 + 1) }, asked)).toBe('not-settled');
    expect(refusesApprover({ ...bela, left: true }, asked)).toBe('left');
  });
});

describe('a request', () => {
  it('of two people waits for approval, and ends after a day', () => {
    const request = {
      way: 'two-people',
      refused: false,
      used: false,
      ...newRequestTimes('two-people', at(0)),
    } as const;
    expect([requestState(request, at(0)), requestState(request, at(23.9)), requestState(request, at(24))]).toEqual([
      'waiting',
      'waiting',
      'expired',
    ]);
    const approved = { ...request, ...approvedTimes(at(20)) };
    expect([requestState(approved, at(20)), requestState(approved, at(43.9)), requestState(approved, at(44))]).toEqual([
      'ready',
      'ready',
      'expired',
    ]);
    expect(requestState({ ...approved, refused: true }, at(20))).toBe('refused');
    expect(requestState({ ...approved, used: true }, at(20))).toBe('used');
  });

  it('of one person alone is ready after a day, for a day', () => {
    const request = { way: 'delay', refused: false, used: false, ...newRequestTimes('delay', at(0)) } as const;
    expect([0, 23.9, 24, 47.9, 48].map((hours) => requestState(request, at(hours)))).toEqual([
      'waiting',
      'waiting',
      'ready',
      'ready',
      'expired',
    ]);
  });
});
