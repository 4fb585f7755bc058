import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECISION_VERDICTS, type Decision, standingOf } from './decisions.ts';

const said = (member: string, seq: number, verdict: Decision['verdict'], value?: string): Decision => ({
  member,
  seq,
  verdict,
  value,
});
const program = (...decisions: Decision[]) => {
  const { status, disputed } = standingOf(decisions, 'by-program');
  return [status, disputed];
};

describe('what decisions about a claim come to', () => {
  it('one member decides, changes and takes back', () => {
    expect(program()).toEqual(['proposed', false]);
    expect(program(said('a', 1, 'confirmed'))).toEqual(['confirmed', false]);
    expect(program(said('a', 1, 'rejected'), said('a', 2, 'withdrawn'))).toEqual(['proposed', false]);
    expect(program(said('a', 1, 'rejected'), said('a', 2, 'confirmed'))).toEqual(['confirmed', false]);
    expect(program(said('a', 1, 'confirmed'), said('a', 2, 'retracted'))).toEqual(['retracted', false]);
  });

  it('a correction rejects what was proposed and retracts what the same member had confirmed', () => {
    expect(program(said('a', 1, 'corrected', 'x'))).toEqual(['rejected', false]);
    expect(program(said('a', 1, 'confirmed'), said('a', 2, 'corrected', 'x'))).toEqual(['retracted', false]);
    expect(program(said('a', 1, 'confirmed'), said('a', 2, 'withdrawn'), said('a', 3, 'corrected', 'x'))).toEqual([
      'rejected',
      false,
    ]);
  });

  it('a second member who decides differently changes no status, and both stand', () => {
    expect(program(said('a', 1, 'confirmed'), said('b', 2, 'rejected'))).toEqual(['confirmed', true]);
    expect(program(said('a', 1, 'rejected'), said('b', 2, 'confirmed'))).toEqual(['rejected', true]);
    expect(program(said('a', 1, 'corrected', 'x'), said('b', 2, 'corrected', 'y'))).toEqual(['rejected', true]);
    expect(program(said('a', 1, 'corrected', 'x'), said('b', 2, 'corrected', 'x'))).toEqual(['rejected', false]);
    expect(program(said('a', 1, 'confirmed'), said('b', 2, 'confirmed'))).toEqual(['confirmed', false]);
  });

  it('when the first takes it back, the other holds; a retraction is not outvoted', () => {
    expect(program(said('a', 1, 'confirmed'), said('b', 2, 'rejected'), said('a', 3, 'withdrawn'))).toEqual([
      'rejected',
      false,
    ]);
    expect(program(said('a', 1, 'confirmed'), said('b', 2, 'retracted'))).toEqual(['retracted', true]);
  });

  it('what a person made and nobody holds is retracted', () => {
    expect(standingOf([said('a', 1, 'confirmed'), said('a', 2, 'withdrawn')], 'by-person').status).toBe('retracted');
  });

  it('law: the order in which rows come does not matter, and one member alone is never disputed', () => {
    const decision = fc.record({
      member: fc.constantFrom('a', 'b', 'c'),
      seq: fc.nat(1000),
      verdict: fc.constantFrom(...DECISION_VERDICTS),
    });
    fc.assert(
      fc.property(fc.uniqueArray(decision, { selector: ({ seq }) => seq }), (decisions) => {
        expect(standingOf([...decisions].reverse(), 'by-program')).toEqual(standingOf(decisions, 'by-program'));
        expect(
          standingOf(
            decisions.map((one) => ({ ...one, member: 'a' })),
            'by-program',
          ).disputed,
        ).toBe(false);
      }),
    );
  });
});
