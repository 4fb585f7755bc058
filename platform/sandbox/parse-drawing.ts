import { unframe } from './frames.ts';
import type { Drawing, NotDrawn } from './inside/drawing.ts';
import { imageSize } from './inside/image-size.ts';
import { PICTURE_LIMITS } from './limits.ts';
import { answerOrNull, NotAnAnswer, natural, problemOf, record } from './parse-answer.ts';

/**
 * The answer of a drawing process, or null. A hostile file may have taken the process over, so nothing is believed:
 * the bytes are a PNG of the size they claim, not wider than asked and within the limit, and the page is there.
 */
export const parseDrawing = (
  output: Buffer,
  asked: { readonly page: number; readonly width: number },
): Drawing | NotDrawn | null => {
  const answer = unframe(output);
  if (answer === null) return null;
  return answerOrNull(() => {
    const head = record(answer.head);
    if (head.problem !== undefined) return { problem: problemOf(head.problem) };
    const [width, height, pages] = [natural(head.width), natural(head.height), natural(head.pages)];
    const { body } = answer;
    const shown = body.subarray(1, 4).toString('latin1') === 'PNG' ? imageSize(body) : null;
    const fits = width <= asked.width && width * height <= PICTURE_LIMITS.drawnPixels && asked.page <= pages;
    if (shown?.width !== width || shown.height !== height || !fits) throw new NotAnAnswer();
    return { png: new Uint8Array(body), width, height, pages };
  });
};
