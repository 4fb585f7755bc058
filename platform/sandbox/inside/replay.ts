import type { ItemProblem } from '@amparo/core/nouns/item';
import type { SandboxLimits } from '../limits.ts';

/** What the parent asks of the replaying process. */
export interface ReplayRequest {
  readonly declaredName: string;
  readonly limits: SandboxLimits;
}

/** A captured page as one document that asks for nothing and runs nothing. */
export interface Replay {
  readonly html: Uint8Array;
  readonly url: string;
  readonly title: string;
  readonly at: string | null;
  /** Files of the page that stand in it, and those that the archive lacks. */
  readonly filled: number;
  readonly lacking: number;
}

export interface NotReplayed {
  readonly problem: ItemProblem;
}
