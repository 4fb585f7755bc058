import type { ItemProblem } from '@amparo/core/nouns/item';
import type { SandboxLimits } from '../limits.ts';

/** What the parent asks of the process that makes pictures for OCR. */
export interface ScanRequest {
  readonly declaredName: string;
  /** From 1, in the order wanted. */
  readonly pages: readonly number[];
  readonly limits: SandboxLimits;
}

/** A page in grey for OCR: one byte a pixel, rows from the top, 0 is black. Made upright to a tenth of a degree. */
export interface Scan {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** Dots an inch; of an image, which does not say how large its page is, a guess. */
  readonly dots: number;
  readonly grey: Uint8Array;
}

/** A page that gave no picture, or one with nothing on it. */
export interface NoScan {
  readonly page: number;
  readonly problem: ItemProblem | null;
}

export const noScan = (page: number, code: ItemProblem['code'], message: string): NoScan => ({
  page,
  problem: { code, message },
});
