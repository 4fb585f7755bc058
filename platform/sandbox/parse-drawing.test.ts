import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PNG } from './fixtures/foreign-files.ts';
import { frame } from './frames.ts';
import { parseDrawing } from './parse-drawing.ts';

const asked = { page: 1, width: 900 };
const answer = (head: unknown, body: Uint8Array = PNG): Buffer => Buffer.concat(frame(head, [body]));

describe('the answer of a drawing process', () => {
  it('is a picture of the size it claims, or a problem', () => {
    expect(parseDrawing(answer({ width: 1, height: 1, pages: 3 }), asked)).toEqual({
      png: new Uint8Array(PNG),
      width: 1,
      height: 1,
      pages: 3,
    });
    const problem = { code: 'encrypted', message: 'Locked.' };
    expect(parseDrawing(answer({ problem }), asked)).toEqual({ problem });
  });

  it.each<[string, Buffer]>([
    ['of another size', answer({ width: 2, height: 1, pages: 1 })],
    ['wider than asked', answer({ width: 901, height: 1, pages: 1 })],
    ['without the page', answer({ width: 1, height: 1, pages: 0 })],
    ['that is no PNG', answer({ width: 1, height: 1, pages: 1 }, Buffer.from('GIF89a\u0001\u0000\u0001\u0000'))],
    ['that is a page of scripts', answer({ width: 1, height: 1, pages: 1 }, Buffer.from('<script>1</script>'))],
    ['with a problem that is not known', answer({ problem: { code: 'all-well', message: '' } })],
    ['that is not a number', answer({ width: '1', height: 1, pages: 1 })],
    ['cut short', answer({ width: 1, height: 1, pages: 1 }).subarray(0, 20)],
  ])('is not believed when %s', (_, output) => {
    expect(parseDrawing(output, asked)).toBeNull();
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ maxLength: 60 }), (head, body) => {
        parseDrawing(answer(head, body), asked);
        parseDrawing(Buffer.from(body), asked);
      }),
    );
  });
});
