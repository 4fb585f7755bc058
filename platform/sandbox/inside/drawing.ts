import type { ItemProblem } from '@amparo/core/nouns/item';
import type { SandboxLimits } from '../limits.ts';

/** What the parent asks of the drawing process. */
export interface DrawRequest {
  readonly declaredName: string;
  /** From 1. */
  readonly page: number;
  /** Pixels. */
  readonly width: number;
  readonly limits: SandboxLimits;
}

/** A page as a picture. */
export interface Drawing {
  /** One PNG, made from pixels: nothing of the file itself is in it. */
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** How many pages the file has. */
  readonly pages: number;
}

export interface NotDrawn {
  readonly problem: ItemProblem;
}

export const notDrawn = (code: ItemProblem['code'], message: string): NotDrawn => ({ problem: { code, message } });
