import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame } from './frames.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { parseFinding } from './parse-finding.ts';

const LIMITS = { ...DEFAULT_LIMITS, textLength: 100 };
const GOOD = {
  mediaType: 'text/plain',
  typeFacts: { fromContent: 'text/plain', fromName: null },
  text: 'Янка піша.',
  pages: [{ page: 1, start: 0, end: 4 }],
  sheets: [{ name: 'x', start: 0, end: 10, rows: [[{ address: 'A1', start: 0, end: 4, value: 'Янка' }]] }],
  headers: { subject: 'ліст' },
  extractor: { name: 'text', version: '1' },
  problems: [{ code: 'truncated', message: 'the end is missing' }],
};

const parse = (head: unknown, ...bodies: Uint8Array[]) => parseFinding(Buffer.concat(frame(head, bodies)), LIMITS);

describe('the answer of a process that a hostile file may have taken over', () => {
  it('comes through whole when it is right, with its attachments', () => {
    expect(parse(GOOD)).toEqual(GOOD);
    const attachments = [
      { name: 'a', mediaType: 'x/y', size: 2 },
      { name: 'b', mediaType: 'x/y', size: 1 },
    ];
    expect(parse({ ...GOOD, attachments }, Buffer.from([1, 2, 3]))?.attachments).toEqual([
      { name: 'a', mediaType: 'x/y', bytes: new Uint8Array([1, 2]) },
      { name: 'b', mediaType: 'x/y', bytes: new Uint8Array([3]) },
    ]);
  });

  it('loses what nobody knows', () => {
    expect(parse({ ...GOOD, isolation: 'bubblewrap', __proto__: { x: 1 }, admin: true })).toEqual(GOOD);
  });

  it.each<[string, unknown]>([
    ['a number for text', { ...GOOD, text: 5 }],
    ['no type', { ...GOOD, mediaType: undefined }],
    ['an unknown problem', { ...GOOD, problems: [{ code: 'all-well', message: '' }] }],
    ['a page beyond the text', { ...GOOD, pages: [{ page: 1, start: 0, end: 11 }] }],
    ['a page turned round', { ...GOOD, pages: [{ page: 1, start: 5, end: 4 }] }],
    ['a negative place', { ...GOOD, pages: [{ page: 1, start: -1, end: 4 }] }],
    ['a cell beyond the text', { ...GOOD, text: 'Янка' }],
    ['text beyond the limit', { ...GOOD, text: 'x'.repeat(101) }],
    ['attachments without bytes', { ...GOOD, attachments: [{ name: 'a', mediaType: 'x/y', size: 1 }] }],
    ['a list for the whole', []],
    ['nothing', null],
  ])('is refused for %s', (_, head) => {
    expect(parse(head)).toBeNull();
  });

  it('is refused when bytes are left over or the frame is cut', () => {
    expect(parse({ ...GOOD, attachments: [] }, Buffer.from([1]))).toBeNull();
    const whole = Buffer.concat(frame(GOOD));
    for (const cut of [0, 3, 4, 10, whole.byteLength - 1]) {
      expect(parseFinding(whole.subarray(0, cut), LIMITS)).toBeNull();
    }
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (head) => {
        parse(head);
        parse({ ...GOOD, pages: head, sheets: head, headers: head });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => parseFinding(Buffer.from(bytes), LIMITS) === null),
    );
  });
});
