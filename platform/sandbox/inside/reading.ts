import type { ItemProblem } from '@amparo/core/nouns/item';
import type { Finding } from '../extraction.ts';
import type { SandboxLimits } from '../limits.ts';

/** What the parent asks of the process. */
export interface ReadRequest {
  readonly declaredName: string;
  readonly limits: SandboxLimits;
}

/** What a reader of one format finds. */
export interface Reading
  extends Pick<Finding, 'text' | 'charset' | 'title' | 'pages' | 'pictures' | 'sheets' | 'headers' | 'attachments'> {
  readonly problems: readonly ItemProblem[];
}

export type Reader = (bytes: Buffer, request: ReadRequest) => Promise<Reading>;

/** A reading that found nothing but a reason. */
export const problemOnly = (code: ItemProblem['code'], message: string): Reading => ({
  problems: [{ code, message }],
});
