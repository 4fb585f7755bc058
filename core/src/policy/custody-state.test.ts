import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUSTODY_KINDS, type CustodyEntry, type CustodyKind, isCustodyKind } from '../nouns/custody.ts';
import { custodyState } from './custody-state.ts';

const HASH = 'a'.repeat(64);
const entry = (seq: number, kinds: readonly CustodyKind[], more: Partial<CustodyEntry> = {}): CustodyEntry => ({
  seq,
  id: `id-${seq}`,
  at: new Date(Date.UTC(2026, 0, 1, 0, seq)).toISOString(),
  deed: 'test.some-deed',
  kinds,
  ...more,
});
const received = entry(1, ['received', 'registered', 'sealed'], { to: 'Ada', sha256: HASH });
const codes = (entries: readonly CustodyEntry[]) => custodyState(entries).gaps.map(({ code }) => code);

const party = fc.constantFrom('Ada', 'Bela', 'Court of Veresk');
const anyEntry = fc.record(
  {
    kinds: fc.uniqueArray(fc.constantFrom(...CUSTODY_KINDS), { maxLength: 3 }),
    from: party,
    to: party,
    place: fc.constantFrom('safe 1', 'safe 2'),
    sha256: fc.constantFrom(HASH, 'b'.repeat(64)),
    transfer: fc.integer({ min: 1, max: 12 }),
    hold: fc.integer({ min: 1, max: 12 }),
    corrects: fc.constantFrom('id-1', 'id-2', 'id-3', 'nothing'),
    instead: fc.record({ place: fc.constant('safe 3'), to: party }, { requiredKeys: [] }),
    erased: fc.constant(true),
    minutes: fc.integer({ min: 0, max: 20 }),
  },
  { requiredKeys: ['kinds', 'minutes'] },
);
const anyChain = fc
  .array(anyEntry, { maxLength: 12 })
  .map((some) =>
    some.map(({ minutes, kinds, ...more }, index) =>
      entry(index + 1, kinds, { ...more, at: new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString() }),
    ),
  );

describe('the state of custody, from any entries', () => {
  it('is the same for the same entries, in whatever order they are handed over', () => {
    fc.assert(
      fc.property(anyChain, fc.infiniteStream(fc.nat()), (chain, order) => {
        const shuffled = chain
          .map((one) => ({ one, at: order.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(custodyState(shuffled)).toEqual(custodyState(chain));
      }),
    );
  });

  it('names every gap that a chain can have', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const { gaps, holder, inTransit, destroyed } = custodyState(chain);
        const named = new Set(gaps.map(({ code }) => code));
        const first = chain[0];
        const starts = first?.kinds.some((kind) => kind === 'received' || kind === 'acquired') === true;
        expect(named.has('no-beginning')).toBe(!starts);
        if (chain.some(({ erased }) => erased === true)) expect(named).toContain('erased');
        if (chain.length > 0 && holder === null && inTransit === null && destroyed === null)
          expect(named).toContain('no-holder');
        if (inTransit !== null) expect(named).toContain('not-acknowledged');
        const hashes = new Set(chain.flatMap(({ sha256 }) => sha256 ?? []));
        expect(named.has('hash-differs')).toBe(hashes.size > 1);
        const late = chain.some((one, index) => index > 0 && one.at < (chain[index - 1]?.at ?? ''));
        expect(named.has('clock-went-back')).toBe(late);
        const checks = chain.filter(({ kinds }) =>
          kinds.some((kind) => ['fixity-checked', 'fixity-failed', 'restored', 'verified'].includes(kind)),
        );
        if (checks.at(-1)?.kinds.includes('fixity-failed')) expect(named).toContain('fixity-failed');
        for (const { why, after, before } of gaps) {
          expect(why.length).toBeGreaterThan(10);
          for (const seq of [after, before]) if (seq !== null) expect(chain[seq - 1]?.seq).toBe(seq);
        }
      }),
    );
  });

  it('a hand-over is either acknowledged, with hashes compared, or a gap', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const out = chain.filter(({ kinds }) => kinds.includes('transferred-out')).length;
        const back = chain.filter(({ kinds }) => kinds.includes('transfer-acknowledged')).length;
        if (out > back) expect(codes(chain)).toContain('not-acknowledged');
      }),
    );
  });
});

describe('the state of custody', () => {
  it('of a whole chain has no gap, and says who holds it and where', () => {
    const chain = [
      received,
      entry(2, ['relocated'], { place: 'safe 1', sealNumber: 'S-17' }),
      entry(3, ['transferred-out'], { from: 'Ada', to: 'Bela', sha256: HASH }),
      entry(4, ['transfer-acknowledged', 'fixity-checked'], { to: 'Bela', transfer: 3, place: 'safe 2' }),
      entry(5, ['accessed-view'], { purpose: 'preparing a letter' }),
      entry(6, ['fixity-checked', 'returned'], { from: 'Bela', to: 'Ada' }),
    ];
    expect(custodyState(chain)).toMatchObject({ holder: 'Ada', place: 'safe 2', sealNumber: 'S-17', gaps: [] });
    expect(custodyState(chain.slice(0, 3))).toMatchObject({
      holder: null,
      inTransit: { seq: 3, from: 'Ada', to: 'Bela' },
      gaps: [{ code: 'not-acknowledged', after: 3, before: null }],
    });
  });

  it('a check before handing over does not stand for one after', () => {
    const before = entry(2, ['fixity-checked', 'transferred-out'], { to: 'Bela' });
    const without = [received, before, entry(3, ['transfer-acknowledged'], { to: 'Bela', transfer: 2 })];
    expect(codes(without)).toEqual(['no-fixity']);
    expect(codes([...without, entry(4, ['fixity-checked'])])).toEqual([]);
    expect(codes([...without, entry(4, ['transferred-out'], { to: 'Ada' })])).toEqual([
      'no-fixity',
      'not-acknowledged',
    ]);
  });

  it('names a holder that nobody handed to, an acknowledgement of nothing and of another', () => {
    expect(codes([received, entry(2, ['transferred-out'], { from: 'Bela', to: 'Court of Veresk' })])).toContain(
      'holder-differs',
    );
    expect(codes([received, entry(2, ['transfer-acknowledged', 'fixity-checked'], { to: 'Bela' })])).toEqual([
      'never-handed-over',
    ]);
    const other = entry(3, ['transfer-acknowledged', 'fixity-checked'], { to: 'Court of Veresk', transfer: 2 });
    const { gaps } = custodyState([received, entry(2, ['transferred-out'], { to: 'Bela' }), other]);
    expect(gaps).toMatchObject([{ code: 'holder-differs', expected: 'Bela', found: 'Court of Veresk' }]);
  });

  it('a proposal to destroy stands until it is taken back', () => {
    const proposed = [received, entry(2, ['disposition-proposed'])];
    expect(custodyState(proposed).proposed).toBe(2);
    expect(custodyState([...proposed, entry(3, ['note'], { keeps: true })]).proposed).toBeNull();
  });

  it('holds stand until exactly they are lifted, whatever day they were meant to end on', () => {
    const chain = [
      received,
      entry(2, ['hold-placed'], { reason: 'court order', until: '2026-01-02' }),
      entry(3, ['hold-placed'], { reason: 'another' }),
      entry(4, ['hold-released'], { hold: 2 }),
    ];
    expect(custodyState(chain.slice(0, 3)).holds.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(custodyState(chain)).toMatchObject({ holds: [{ seq: 3 }], gaps: [] });
    expect(codes([...chain, entry(5, ['hold-released'], { hold: 2 })])).toEqual(['hold-unknown']);
  });

  it('a correction puts words right where they stood, and both stay', () => {
    const chain = [
      received,
      entry(2, ['relocated'], { place: 'safe 1' }),
      entry(3, ['relocated'], { place: 'safe 2' }),
      entry(4, ['metadata-corrected'], { corrects: 'id-2', instead: { place: 'safe 9' } }),
    ];
    expect(custodyState(chain)).toMatchObject({ place: 'safe 2', corrected: [{ seq: 2, by: 4 }], gaps: [] });
    const again = entry(5, ['metadata-corrected'], { corrects: 'id-3', instead: { place: 'safe 7' } });
    expect(custodyState([...chain, again]).place).toBe('safe 7');
    const ahead = entry(2, ['metadata-corrected'], { corrects: 'id-3', instead: { place: 'safe 9' } });
    expect(custodyState([received, ahead, entry(3, ['relocated'], { place: 'safe 1' })]).place).toBe('safe 1');
  });

  it('after the end there are no bytes to tell of', () => {
    const end = entry(2, ['destroyed'], { sha256: HASH });
    expect(custodyState([received, end])).toMatchObject({ holder: null, destroyed: { seq: 2 }, gaps: [] });
    expect(codes([received, end, entry(3, ['note'])])).toEqual([]);
    expect(codes([received, end, entry(3, ['accessed-download'])])).toEqual(['after-destruction']);
  });

  it('knows the closed list and no other word', () => {
    expect(new Set(CUSTODY_KINDS).size).toBe(CUSTODY_KINDS.length);
    expect(CUSTODY_KINDS).toHaveLength(31);
    expect(isCustodyKind('received')).toBe(true);
    expect(isCustodyKind('toString')).toBe(false);
  });
});
