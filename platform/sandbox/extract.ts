import { fileURLToPath } from 'node:url';
import { fault } from '@amparo/core/ground/fault';
import type { ItemProblem } from '@amparo/core/nouns/item';
import type { Extraction, Finding, Isolation } from './extraction.ts';
import { confinementHere } from './isolation.ts';
import { DEFAULT_LIMITS, type SandboxLimits } from './limits.ts';
import { parseFinding } from './parse-finding.ts';
import { problemOfEnd } from './problem-of-end.ts';
import { requestStream } from './request-stream.ts';
import { runConfined } from './run-confined.ts';

export type { Extraction } from './extraction.ts';

export interface ExtractRequest {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The name as it came; used to find out the type, never as a path. */
  readonly declaredName: string;
  /** Where they differ from DEFAULT_LIMITS. */
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
  /** Told of the pages of a long PDF as they are read. */
  readonly onProgress?: (done: number, all: number) => void;
}

const SCRIPT = fileURLToPath(new URL('inside/main.ts', import.meta.url));

/** How far reading processes are shut in on this machine; to be said to people when it is not `bubblewrap`. */
export const sandboxIsolation = async (): Promise<Isolation> => (await confinementHere()).isolation;

/**
 * What a foreign file holds. It is read in a fresh process with limits, without keys, environment or (where the
 * machine allows it) network: a parser that a file takes over can lie about that file and do nothing else.
 * What the file does wrong (endless, too big, damaged, locked) is in `problems`, never thrown.
 * Faults: `cancelled` when `signal` is aborted; whatever `bytes` itself throws.
 */
export const extract = async (request: ExtractRequest): Promise<Extraction> => {
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const { declaredName } = request;
  const here = await confinementHere();
  const end = await runConfined({
    confinement: here,
    script: SCRIPT,
    input: requestStream({ declaredName, limits }, request.bytes, limits.inputBytes),
    limits,
    onProgress: request.onProgress ?? (() => undefined),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  if (end.kind === 'cancelled') throw fault('cancelled', `Reading ${JSON.stringify(declaredName)} was stopped.`);
  const found = end.kind === 'answered' ? parseFinding(end.output, limits) : null;
  return { ...(found ?? unread(problemOfEnd(end, limits))), isolation: here.isolation };
};

const unread = (problem: ItemProblem): Finding => ({
  mediaType: 'application/octet-stream',
  typeFacts: { fromContent: null, fromName: null },
  extractor: { name: 'none', version: '1' },
  problems: [problem],
});
