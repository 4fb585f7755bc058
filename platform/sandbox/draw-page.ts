import { fileURLToPath } from 'node:url';
import { fault } from '@amparo/core/ground/fault';
import type { Drawing, DrawRequest, NotDrawn } from './inside/drawing.ts';
import { confinementHere } from './isolation.ts';
import { DEFAULT_LIMITS, type SandboxLimits } from './limits.ts';
import { parseDrawing } from './parse-drawing.ts';
import { problemOfEnd } from './problem-of-end.ts';
import { requestStream } from './request-stream.ts';
import { runConfined } from './run-confined.ts';
import { takeTurns } from './take-turns.ts';

export interface DrawPageRequest {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The name as it came; used to find out the type, never as a path. */
  readonly declaredName: string;
  /** From 1. */
  readonly page: number;
  /** Pixels of the picture; an image that is narrower keeps its own width. */
  readonly width: number;
  /** Where they differ from DEFAULT_LIMITS. */
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
}

const SCRIPT = fileURLToPath(new URL('inside/draw-main.ts', import.meta.url));

/** A reader that scrolls asks for many pages; each is drawn in a process of its own, and memory stays bounded. */
const inTurn = takeTurns(2);

/**
 * A page of a PDF, or an image, as a picture: drawn in a fresh process shut in as for reading, but for the native
 * canvas, which it may load. What the file does wrong, and that it has no such page, is a problem and never thrown.
 * Faults: `cancelled` when `signal` is aborted; whatever `bytes` itself throws.
 */
export const drawPage = (request: DrawPageRequest): Promise<Drawing | NotDrawn> => inTurn(() => draw(request));

const draw = async ({
  bytes,
  declaredName,
  page,
  width,
  signal,
  ...given
}: DrawPageRequest): Promise<Drawing | NotDrawn> => {
  const limits = { ...DEFAULT_LIMITS, ...given.limits };
  const asked: DrawRequest = { declaredName, page, width, limits };
  const end = await runConfined({
    confinement: await confinementHere(),
    script: SCRIPT,
    input: requestStream(asked, bytes, limits.inputBytes),
    limits,
    nativeAddons: true,
    ...(signal === undefined ? {} : { signal }),
  });
  if (end.kind === 'cancelled') throw fault('cancelled', `Drawing ${JSON.stringify(declaredName)} was stopped.`);
  const drawn = end.kind === 'answered' ? parseDrawing(end.output, asked) : null;
  return drawn ?? { problem: problemOfEnd(end, limits) };
};
