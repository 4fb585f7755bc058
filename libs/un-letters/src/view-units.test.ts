import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ViewUnits } from './view-units.ts';

interface Unit {
  readonly code: number;
  readonly start: number;
  readonly end: number;
}

const allOf = (units: ViewUnits): readonly Unit[] => {
  const text = units.text();
  return [...text].map((char, at) => ({
    code: char.charCodeAt(0),
    start: units.start(at) ?? -1,
    end: units.end(at) ?? -1,
  }));
};

/** Steps of one to many places, so that runs go on, break, stand still and swallow. */
const deeds = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ skip: fc.constant(0), size: fc.constant(1) }) },
    { weight: 2, arbitrary: fc.record({ skip: fc.nat(3), size: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.constant('pop' as const) },
  ),
  { maxLength: 200 },
);

const made = (list: typeof deeds extends fc.Arbitrary<infer T> ? T : never) => {
  const units = new ViewUnits(0);
  const plain: Unit[] = [];
  let place = 0;
  for (const deed of list) {
    if (deed === 'pop') {
      units.pop();
      plain.pop();
      continue;
    }
    const start = place + deed.skip;
    place = start + deed.size;
    const unit = { code: 97 + (plain.length % 26), start, end: place };
    units.push(unit.code, unit.start, unit.end);
    plain.push(unit);
  }
  return { units, plain };
};

describe('the characters of a view', () => {
  it('keep the place that each came from, as a plain list does', () => {
    fc.assert(
      fc.property(deeds, fc.array(fc.nat(220)), (list, questions) => {
        const { units, plain } = made(list);
        expect(allOf(units)).toEqual(plain);
        for (const at of questions)
          expect([units.end(at), units.start(at)]).toEqual([plain[at]?.end, plain[at]?.start]);
        expect([units.start(-1), units.end(-1), units.fromEnd(plain.length + 1)]).toEqual([undefined, undefined, '']);
      }),
    );
  });

  it('are copied with their places', () => {
    fc.assert(
      fc.property(deeds, fc.nat(200), fc.nat(200), (list, from, length) => {
        const { units, plain } = made(list);
        const [start, end] = [Math.min(from, plain.length), Math.min(from + length, plain.length)];
        const copied = new ViewUnits(0);
        copied.copy(units, start, end);
        copied.copy(units, 0, start);
        expect(allOf(copied)).toEqual([...plain.slice(start, end), ...plain.slice(0, start)]);
      }),
    );
  });
});
