import { unframe } from './frames.ts';
import type { NoScan, Scan, ScanRequest } from './inside/scan.ts';
import { PICTURE_LIMITS } from './limits.ts';
import { answerOrNull, NotAnAnswer, natural, problemOf, record } from './parse-answer.ts';

const DOTS = { fewest: 50, most: 1200 };

/**
 * The answer of a process that draws for OCR, or null. Nothing is believed: each page asked is there once and in
 * order, its pixels are as many as its size says, and none is left over.
 */
export const parseScans = (output: Buffer, asked: Pick<ScanRequest, 'pages'>): readonly (Scan | NoScan)[] | null => {
  const answer = unframe(output);
  if (answer === null) return null;
  return answerOrNull(() => {
    const { scans } = record(answer.head);
    if (!Array.isArray(scans) || scans.length !== asked.pages.length) throw new NotAnAnswer();
    let at = 0;
    const found = scans.map((value: unknown, index): Scan | NoScan => {
      const fields = record(value);
      const page = natural(fields.page);
      if (page !== asked.pages[index]) throw new NotAnAnswer();
      if (fields.problem !== undefined)
        return { page, problem: fields.problem === null ? null : problemOf(fields.problem) };
      const [width, height, dots] = [natural(fields.width), natural(fields.height), natural(fields.dots)];
      const size = width * height;
      if (size === 0 || size > PICTURE_LIMITS.drawnPixels || dots < DOTS.fewest || dots > DOTS.most)
        throw new NotAnAnswer();
      const grey = new Uint8Array(answer.body.subarray(at, at + size));
      if (grey.byteLength !== size) throw new NotAnAnswer();
      at += size;
      return { page, width, height, dots, grey };
    });
    if (at !== answer.body.byteLength) throw new NotAnAnswer();
    return found;
  });
};
