import { execFile, execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readText } from '@amparo/features/read/read-text';
import { FICTIONAL_LAW, loadDomainData } from '@amparo/platform/config/domain-data';
import { damaged, printedPage } from '@amparo/platform/ocr/fixtures/printed-page';
import { pdfOfPictures } from '@amparo/platform/ocr/fixtures/scanned-pdf';
import { engineWords, findOcrEngine, type OcrEngine } from '@amparo/platform/ocr/ocr-engine';
import { readScans } from '@amparo/platform/ocr/read-scans';
import { extract } from '@amparo/platform/sandbox/extract';
import { letterPdf } from './read-words.ts';

const RUNS = 5;
const LETTER_PAGES = 12;
const LONG_PAGES = 800;
const SCANS = 8;
/** Plain JavaScript, so that it waits for no types to be taken off; without a cache of compiled programs, as ours. */
const BARE_PDF = fileURLToPath(new URL('bare-pdf.mjs', import.meta.url));
const LIMITS = { pdfRatio: 1.5, ocrRatio: 1.15, memoryMB: 400 };

/**
 * Pages a second of text, PDF and OCR, against bare PDF.js and bare tesseract in the same run, and memory on 800 pages.
 * Bare means: a process that does only that, started for it, with no isolation and no limits. Both OCRs run two at once.
 */
export const benchRead = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-bench-read-'));
  try {
    return { ...(await benchLetter(folder)), long: benchLong(folder), ocr: await benchOcr(folder), limits: LIMITS };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const benchLetter = async (folder: string): Promise<object> => {
  const file = join(folder, 'letter.pdf');
  writeFileSync(file, letterPdf(LETTER_PAGES));
  const ours: number[] = [];
  const bare: number[] = [];
  let last: Awaited<ReturnType<typeof extract>> | null = null;
  // Alternately, so that both meet the same machine; the first pair warms the disk.
  for (let run = 0; run <= RUNS; run += 1) {
    const ownMs = await timed(async () => {
      last = await extract({ bytes: createReadStream(file), declaredName: 'letter.pdf' });
    });
    const bareMs = await timed(() => promisify(execFile)(process.execPath, [BARE_PDF, file], { env: {} }));
    if (run > 0) {
      ours.push(ownMs);
      bare.push(bareMs);
    }
  }
  const { text = '', pages = [] } = last as unknown as Awaited<ReturnType<typeof extract>>;
  const reference = lettersReference(loadDomainData(FICTIONAL_LAW).law);
  const reading: number[] = [];
  for (let run = 0; run < RUNS; run += 1)
    reading.push(await timed(async () => void readText(text, { pages, reference })));
  return {
    text: { pagesPerSecond: perSecond(LETTER_PAGES, median(reading)) },
    pdf: {
      pages: LETTER_PAGES,
      pagesPerSecond: perSecond(LETTER_PAGES, median(ours)),
      barePagesPerSecond: perSecond(LETTER_PAGES, median(bare)),
      ratio: rounded(median(ours) / median(bare)),
    },
  };
};

const benchLong = (folder: string): object => {
  const file = join(folder, 'long.pdf');
  writeFileSync(file, letterPdf(LONG_PAGES));
  const long = JSON.parse(nodeOutputSync('read-long.ts', file)) as Record<string, number>;
  const megabytes = (bytes = 0): number => Math.round(bytes / 1_048_576);
  return {
    pages: long['pages'],
    seconds: rounded(long['seconds'] ?? 0),
    withProposalsSeconds: rounded(long['withProposalsSeconds'] ?? 0),
    progressSayings: long['sayings'],
    readerMB: megabytes(long['readerBytes']),
    parentMB: megabytes(long['parentBytes']),
  };
};

const benchOcr = async (folder: string): Promise<object> => {
  const scans: Buffer[] = [];
  const files: string[] = [];
  for (let number = 1; number <= SCANS; number += 1) {
    const scan = await damaged(printedPage(number), { skewDegrees: 0.2, blurPixels: 0.6, noise: 12, jpegQuality: 80 });
    const file = join(folder, `${number}.jpg`);
    writeFileSync(file, scan);
    scans.push(scan);
    files.push(file);
  }
  const pdf = pdfOfPictures(scans, 2480, 3508);
  const figures: Record<string, object> = {};
  for (const name of ['tesseract', 'tesseract.js'] as const) {
    const engine = await findOcrEngine(name);
    if (engine === null) {
      console.error(`SKIPPED: ${name} is not here`);
      continue;
    }
    const run = (): Promise<unknown> =>
      readScans({
        bytes: () => bytesOf(pdf),
        declaredName: 'scan.pdf',
        pages: scans.map((_, index) => index + 1),
        engine,
      });
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < (name === 'tesseract' ? 3 : 1); round += 1) {
      ours.push(await timed(run));
      if (engine.name === 'tesseract') bare.push(await timed(() => bareTesseract(engine, files)));
    }
    const bareMs = median(bare);
    figures[name] = {
      engine: engineWords(engine),
      pages: SCANS,
      pagesPerSecond: perSecond(SCANS, median(ours)),
      ...(bare.length === 0
        ? {}
        : { barePagesPerSecond: perSecond(SCANS, bareMs), ratio: rounded(median(ours) / bareMs) }),
    };
  }
  return figures;
};

const bareTesseract = async (engine: OcrEngine & { readonly name: 'tesseract' }, files: readonly string[]) => {
  const waiting = [...files];
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const args = [
        file,
        'stdout',
        '-l',
        engine.languages.join('+'),
        '--oem',
        '1',
        '--psm',
        '3',
        '--dpi',
        '300',
        'tsv',
      ];
      await promisify(execFile)(engine.path, args, { env, maxBuffer: 16 * 1_048_576 });
    }
  };
  await Promise.all([work(), work()]);
};

async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const commandOf = (script: string, file: string): readonly string[] => [
  '--disable-warning=ExperimentalWarning',
  fileURLToPath(new URL(script, import.meta.url)),
  file,
];

const nodeOutputSync = (script: string, file: string): string =>
  execFileSync(process.execPath, commandOf(script, file), { encoding: 'utf8' });

const timed = async (what: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await what();
  return performance.now() - began;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const rounded = (value: number): number => Number(value.toFixed(2));

const perSecond = (pages: number, ms: number): number => Number(((1000 * pages) / ms).toFixed(1));
