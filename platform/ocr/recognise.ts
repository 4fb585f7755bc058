import { fileURLToPath } from 'node:url';
import { fault } from '@amparo/core/ground/fault';
import type { ItemProblem } from '@amparo/core/nouns/item';
import { frame } from '../sandbox/frames.ts';
import type { Scan } from '../sandbox/inside/scan.ts';
import { confinementHere } from '../sandbox/isolation.ts';
import { DEFAULT_LIMITS, type SandboxLimits } from '../sandbox/limits.ts';
import { problemOfEnd } from '../sandbox/problem-of-end.ts';
import { type ConfinedEnd, runConfined } from '../sandbox/run-confined.ts';
import type { OcrEngine } from './ocr-engine.ts';
import { parseTsv } from './parse-tsv.ts';
import { NOTHING_READ, type RecognisedPage } from './recognised.ts';
import { turned } from './turn.ts';

const SCRIPT = fileURLToPath(new URL('../sandbox/inside/ocr-main.ts', import.meta.url));
const OCR_LIMITS = { ...DEFAULT_LIMITS, milliseconds: 60_000, outputBytes: 16 * 1024 * 1024 };
/** A page read less surely may lie on its side. */
const UPRIGHT_ABOVE = 70;
/** A page read so surely lies right. */
const SURE = 80;

export interface RecogniseOptions {
  readonly engine: OcrEngine;
  /** Where they differ from those of OCR: 60 s a page, 512 MB. */
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
}

/**
 * Reads a page drawn in grey; one that lies on its side or head is turned. The engine runs in a fresh process shut in
 * as for reading. What goes wrong with the page is a problem and never thrown. Faults: `cancelled`.
 */
export const recognise = async (
  scan: Scan,
  options: RecogniseOptions,
): Promise<RecognisedPage | { readonly problem: ItemProblem }> => {
  let best = await readOnce(scan, options);
  if ('problem' in best || best.confidence >= UPRIGHT_ABOVE) return best;
  for (const quarters of [1, 3, 2] as const) {
    const again = await readOnce(turned(scan, quarters), options);
    if ('problem' in again) return best;
    if (surely(again) > surely(best)) best = again;
    if (best.confidence >= SURE) break;
  }
  return best;
};

/** Letters weighed by confidence: a few sure words on a page that lies right are worth less than a page of them. */
const surely = ({ words, confidence }: RecognisedPage): number =>
  words.reduce((sum, { start, end }) => sum + end - start, 0) * Math.max(0, confidence - 40);

const readOnce = async (
  scan: Scan,
  { engine, signal, ...given }: RecogniseOptions,
): Promise<RecognisedPage | { readonly problem: ItemProblem }> => {
  const limits = { ...OCR_LIMITS, ...given.limits };
  const confinement = await confinementHere();
  const picture = [Buffer.from(`P5\n${scan.width} ${scan.height}\n255\n`, 'latin1'), scan.grey];
  const run = { confinement, limits, ...(signal === undefined ? {} : { signal }) };
  const end =
    engine.name === 'tesseract'
      ? await runConfined({ ...run, script: programOf(engine, scan.dots), input: each(picture) })
      : await runConfined({
          ...run,
          script: SCRIPT,
          readable: engine.data.map(({ path }) => path),
          input: each([...frame({ data: engine.data, dots: scan.dots }), ...picture]),
        });
  return readingOf(end, limits);
};

const programOf = (engine: OcrEngine & { readonly name: 'tesseract' }, dots: number) => ({
  path: engine.path,
  args: [
    ...['stdin', 'stdout', '--tessdata-dir', engine.folder, '-l', engine.languages.join('+')],
    ...['--oem', '1', '--psm', '3', '--dpi', `${dots}`, 'tsv'],
  ],
  readable: [engine.folder],
});

const readingOf = (end: ConfinedEnd, limits: SandboxLimits): RecognisedPage | { readonly problem: ItemProblem } => {
  if (end.kind === 'cancelled') throw fault('cancelled', 'Reading a picture was stopped.');
  if (end.kind !== 'answered') return { problem: problemOfEnd(end, limits) };
  return end.output.byteLength === 0 ? NOTHING_READ : parseTsv(end.output.toString('utf8'));
};

async function* each(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
