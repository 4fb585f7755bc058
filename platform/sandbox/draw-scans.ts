import { fileURLToPath } from 'node:url';
import { fault } from '@amparo/core/ground/fault';
import type { NoScan, Scan, ScanRequest } from './inside/scan.ts';
import { confinementHere } from './isolation.ts';
import { DEFAULT_LIMITS, type SandboxLimits } from './limits.ts';
import { parseScans } from './parse-scans.ts';
import { problemOfEnd } from './problem-of-end.ts';
import { requestStream } from './request-stream.ts';
import { runConfined } from './run-confined.ts';

export interface DrawScansRequest {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The name as it came; used to find out the type, never as a path. */
  readonly declaredName: string;
  /** From 1. */
  readonly pages: readonly number[];
  /** Where they differ from DEFAULT_LIMITS. */
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
}

const SCRIPT = fileURLToPath(new URL('inside/scan-main.ts', import.meta.url));
/** Time that each page may add to the limit. */
const MILLISECONDS_PAGE = 5000;

/**
 * Pages of a PDF or an image in grey, for OCR: drawn in one fresh process shut in as for drawing. Answers a picture or
 * a problem for each page asked; what the file does wrong is never thrown.
 * Faults: `cancelled` when `signal` is aborted; whatever `bytes` itself throws.
 */
export const drawScans = async (request: DrawScansRequest): Promise<readonly (Scan | NoScan)[]> => {
  const { declaredName, pages, signal } = request;
  const given = { ...DEFAULT_LIMITS, ...request.limits };
  const limits = { ...given, milliseconds: given.milliseconds + pages.length * MILLISECONDS_PAGE };
  const asked: ScanRequest = { declaredName, pages, limits };
  const end = await runConfined({
    confinement: await confinementHere(),
    script: SCRIPT,
    input: requestStream(asked, request.bytes, limits.inputBytes),
    limits,
    nativeAddons: true,
    ...(signal === undefined ? {} : { signal }),
  });
  if (end.kind === 'cancelled') throw fault('cancelled', `Drawing ${JSON.stringify(declaredName)} was stopped.`);
  const drawn = end.kind === 'answered' ? parseScans(end.output, asked) : null;
  return drawn ?? pages.map((page) => ({ page, problem: problemOfEnd(end, limits) }));
};
