import type { ItemProblem } from '@amparo/core/nouns/item';
import { drawScans } from '../sandbox/draw-scans.ts';
import type { NoScan, Scan } from '../sandbox/inside/scan.ts';
import { takeTurns } from '../sandbox/take-turns.ts';
import { engineWords, type OcrEngine } from './ocr-engine.ts';
import { recognise } from './recognise.ts';
import { NOTHING_READ, type RecognisedPage } from './recognised.ts';

/** What OCR made of one page. A page with nothing on it has no words and no problem. */
export interface ScanReading extends RecognisedPage {
  readonly page: number;
  /** As `engineWords` says it. */
  readonly engine: string;
  readonly problem: ItemProblem | null;
}

export interface ReadScansRequest {
  /** The bytes of the file from their beginning, as often as asked. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  readonly declaredName: string;
  /** From 1. */
  readonly pages: readonly number[];
  readonly engine: OcrEngine;
  readonly signal?: AbortSignal;
  readonly onPage?: (done: number, all: number) => void;
}

/** At most this many engines run at once in this process, whoever asks. */
const MOST_ENGINES = 2;
const inTurn = takeTurns(MOST_ENGINES);

/** Drawn in one process: few enough to hold (9 MB each, two lots at a time), enough to make its start worth while. */
const DRAWN_AT_ONCE = 6;

/**
 * Reads pages by OCR: the next ones are drawn while these are read, two engines at once. Answers in the order of the
 * pages. Faults: `cancelled`; whatever `bytes` throws.
 */
export const readScans = async (request: ReadScansRequest): Promise<readonly ScanReading[]> => {
  const scans = drawnInOrder(request);
  const readings: ScanReading[] = [];
  const work = async (): Promise<void> => {
    for (let next = await scans.next(); next.done !== true; next = await scans.next()) {
      const scan = next.value;
      readings.push(await inTurn(() => readScan(scan, request)));
      request.onPage?.(readings.length, request.pages.length);
    }
  };
  await Promise.all(Array.from({ length: MOST_ENGINES }, work));
  return readings.toSorted((a, b) => a.page - b.page);
};

async function* drawnInOrder({ bytes, declaredName, pages, signal }: ReadScansRequest): AsyncGenerator<Scan | NoScan> {
  // The first alone, one for each engine: nothing can be read before them.
  const after = (from: number): number => (from < MOST_ENGINES ? from + 1 : from + DRAWN_AT_ONCE);
  const draw = (from: number): Promise<readonly (Scan | NoScan)[]> | null => {
    const some = pages.slice(from, after(from));
    if (some.length === 0) return null;
    const drawn = drawScans({ bytes: bytes(), declaredName, pages: some, ...(signal === undefined ? {} : { signal }) });
    // Awaited later, or never when the reading ends early.
    drawn.catch(() => undefined);
    return drawn;
  };
  let now = draw(0);
  let next = after(0);
  while (now !== null) {
    const ahead = draw(next);
    next = after(next);
    yield* await now;
    now = ahead;
  }
}

const readScan = async (scan: Scan | NoScan, { engine, signal }: ReadScansRequest): Promise<ScanReading> => {
  const base = { page: scan.page, engine: engineWords(engine), problem: null };
  if ('problem' in scan) return { ...base, ...NOTHING_READ, problem: scan.problem };
  const read = await recognise(scan, { engine, ...(signal === undefined ? {} : { signal }) });
  return 'problem' in read ? { ...base, ...NOTHING_READ, problem: read.problem } : { ...base, ...read };
};
