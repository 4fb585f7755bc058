import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptsOf } from './excerpts.ts';

const TEXT =
  '40 Рамонак Віктар м 1987-04-09 Калонія № 15; 41 Купалінчык Алеся ж 1969; a long gap follows here, and ends.';
const around = (start: number, end: number, room: number) => ({
  start,
  end,
  quote: TEXT.slice(start, end),
  before: TEXT.slice(Math.max(0, start - room), start),
  after: TEXT.slice(end, end + room),
});

describe('passages of a mention', () => {
  it('shows a row once, with all its passages marked in order', () => {
    const [excerpt, ...more] = excerptsOf([around(20, 30, 20), around(3, 17, 20)]);
    expect(more).toEqual([]);
    expect(excerpt?.pieces.filter(({ quoted }) => quoted).map(({ text }) => text)).toEqual([
      'Рамонак Віктар',
      '1987-04-09',
    ]);
  });

  it('keeps far passages apart', () => {
    expect(excerptsOf([around(3, 17, 3), around(90, 95, 3)])).toHaveLength(2);
  });

  it('never repeats, drops or moves a letter of the text', () => {
    const places = fc.array(fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 12 }), fc.nat(30)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(places, (all) => {
        const passages = all.map(([start, width, room]) => around(start, start + width, room));
        let reached = -1;
        for (const { pieces } of excerptsOf(passages)) {
          for (const piece of pieces) {
            expect(TEXT.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text);
            expect(piece.start).toBeGreaterThanOrEqual(reached);
            reached = piece.start + piece.text.length;
          }
        }
        const quoted = excerptsOf(passages).flatMap(({ pieces }) => pieces.filter((piece) => piece.quoted));
        for (const passage of passages) {
          for (let at = passage.start; at < passage.end; at++) {
            expect(quoted.some(({ start, text }) => start <= at && at < start + text.length)).toBe(true);
          }
        }
      }),
    );
  });
});
