import { fileURLToPath } from 'node:url';
import { fault } from '@amparo/core/ground/fault';
import type { ItemProblem } from '@amparo/core/nouns/item';
import type { Extraction, Finding, Isolation } from './extraction.ts';
import { frame } from './frames.ts';
import type { ReadRequest } from './inside/reading.ts';
import { type Confinement, findConfinement } from './isolation.ts';
import { DEFAULT_LIMITS, type SandboxLimits } from './limits.ts';
import { parseFinding } from './parse-finding.ts';
import { type ConfinedEnd, runConfined } from './run-confined.ts';

export type { Extraction } from './extraction.ts';

export interface ExtractRequest {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The name as it came; used to find out the type, never as a path. */
  readonly declaredName: string;
  /** Where they differ from DEFAULT_LIMITS. */
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
}

const SCRIPT = fileURLToPath(new URL('inside/main.ts', import.meta.url));

let confinement: Promise<Confinement> | null = null;

/** What this machine offers is found out once: it takes a few tenths of a second and does not change. */
const confinementHere = (): Promise<Confinement> => {
  confinement ??= findConfinement();
  return confinement;
};

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
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  if (end.kind === 'cancelled') throw fault('cancelled', `Reading ${JSON.stringify(declaredName)} was stopped.`);
  const found = end.kind === 'answered' ? parseFinding(end.output, limits) : null;
  return { ...(found ?? unread(problemOf(end, limits))), isolation: here.isolation };
};

/** One byte over the limit is sent, never more: it tells the process that the file is too large to be read. */
async function* requestStream(
  request: ReadRequest,
  bytes: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  yield* frame(request);
  let left = most + 1;
  for await (const part of bytes) {
    yield part.subarray(0, left);
    left -= part.byteLength;
    if (left <= 0) return;
  }
}

const unread = (problem: ItemProblem): Finding => ({
  mediaType: 'application/octet-stream',
  typeFacts: { fromContent: null, fromName: null },
  extractor: { name: 'none', version: '1' },
  problems: [problem],
});

const problemOf = (end: ConfinedEnd, limits: SandboxLimits): ItemProblem => {
  switch (end.kind) {
    case 'timeout':
      return {
        code: 'parser-timeout',
        message: `Reading took longer than ${limits.milliseconds / 1000} s and was ended.`,
      };
    case 'memory': {
      const most = Math.round(limits.memoryBytes / (1024 * 1024));
      return { code: 'parser-memory', message: `Reading took more than ${most} MB of memory and was ended.` };
    }
    case 'output':
      return { code: 'expansion-limit', message: `The file unfolds to more than ${limits.outputBytes} bytes.` };
    case 'failed':
      return { code: 'parser-failed', message: `The reading process ended early: ${end.reason}` };
    case 'answered':
      return { code: 'parser-failed', message: 'The reading process gave an answer that makes no sense.' };
    case 'cancelled':
      throw fault('internal', 'A cancelled reading has no problem.');
    default:
      return end satisfies never;
  }
};
