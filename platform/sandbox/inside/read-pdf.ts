import type { ItemProblem } from '@amparo/core/nouns/item';
import { MOST_PAGES } from '../limits.ts';
import { openPdf, type Pdf } from './open-pdf.ts';
import { type PageLines, sortPages } from './pdf-furniture.ts';
import { flowsOf } from './pdf-layout.ts';
import { type PlacedText, runsOf } from './pdf-runs.ts';
import { textOfPages } from './pdf-text.ts';
import { problemOnly, type Reader, type Reading } from './reading.ts';
import { sayProgress } from './say-progress.ts';

export const readPdf: Reader = async (bytes) => {
  const truncated = bytes.subarray(-2048).includes('%%EOF') ? [] : [TRUNCATED];
  const warnings = heardWarnings();
  const pdf = await openPdf(bytes, { maxImageSize: LARGE_IMAGE, verbosity: WARNINGS });
  if (pdf === 'encrypted') return problemOnly('encrypted', 'The PDF opens only with a password.');
  if (pdf instanceof Error) {
    return { problems: [...truncated, { code: 'parser-failed', message: `The PDF cannot be read: ${pdf.message}` }] };
  }
  if (pdf.numPages > MOST_PAGES) {
    return problemOnly('expansion-limit', `The PDF claims ${pdf.numPages} pages; at most ${MOST_PAGES} are read.`);
  }
  const reading = await readPages(pdf, warnings);
  const scripts = await scriptsIn(pdf, bytes);
  return { ...reading, problems: [...truncated, ...reading.problems, ...scripts] };
};

const TRUNCATED: ItemProblem = { code: 'truncated', message: 'The end of the PDF is missing.' };

/** Pixels of an image that may hold a page of writing: half of A4 at 100 dots an inch. */
const LARGE_IMAGE = 480_000;
/** A page with fewer letters may have most of its words in a picture. */
const FEW_LETTERS = 200;
/** VerbosityLevel.WARNINGS of PDF.js. */
const WARNINGS = 1;

/** What the library warns of from now on; kept from the pipe of the answer. */
const heardWarnings = (): string[] => {
  const heard: string[] = [];
  console.warn = (...words: readonly unknown[]) => heard.push(words.join(' '));
  console.log = console.warn;
  return heard;
};

/** A page that fails leaves an empty span and a problem; the others are read. */
const readPages = async (pdf: Pdf, warnings: string[]): Promise<Reading> => {
  const pages: PageLines[] = [];
  const failed: number[] = [];
  const pictures: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const found = await readPage(pdf, number, warnings).catch(() => null);
    if (found === null) failed.push(number);
    if (found?.isPicture) pictures.push(number);
    pages.push(found ?? { flows: [], height: 1 });
    if (number % 10 === 0) sayProgress(number, pdf.numPages);
  }
  const woven = textOfPages(sortPages(pages));
  const empty = woven.pages.filter(({ start, end }) => start === end).map(({ page }) => page);
  const without = empty.filter((page) => !failed.includes(page));
  return {
    ...woven,
    ...(pictures.length === 0 ? {} : { pictures }),
    problems: problemsOf(pdf.numPages, failed, without),
  };
};

const readPage = async (
  pdf: Pdf,
  number: number,
  warnings: string[],
): Promise<PageLines & { readonly isPicture: boolean }> => {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const view = page.getViewport({ scale: 1 });
  const texts = items.filter((item): item is typeof item & PlacedText => 'str' in item);
  const flows = flowsOf(runsOf(texts, view.transform));
  const letters = flows.flat().reduce((sum, { text }) => sum + text.length, 0);
  const isPicture = letters === 0 || (letters < FEW_LETTERS && (await hasLargeImage(page, warnings)));
  page.cleanup();
  return { flows, height: view.height, isPicture };
};

/** Images larger than LARGE_IMAGE are not unpacked here: the library leaves them out and says so. */
const hasLargeImage = async (page: Awaited<ReturnType<Pdf['getPage']>>, warnings: string[]): Promise<boolean> => {
  warnings.length = 0;
  await page.getOperatorList();
  return warnings.some((warning) => warning.includes('Image exceeded maximum allowed size'));
};

const problemsOf = (count: number, failed: readonly number[], empty: readonly number[]): readonly ItemProblem[] => {
  const problems: ItemProblem[] = [];
  if (failed.length > 0)
    problems.push({ code: 'parser-failed', message: `Pages that could not be read: ${list(failed)}.` });
  if (empty.length > 0 && empty.length < count) {
    problems.push({ code: 'no-text', message: `Pages without text, perhaps scanned: ${list(empty)}.` });
  }
  return problems;
};

const list = (pages: readonly number[]): string =>
  pages.length > 20 ? `${pages.slice(0, 20).join(', ')} and ${pages.length - 20} more` : pages.join(', ');

/** Scripts, and actions that start programs (ISO 32000-2 §12.6.4.6, §12.6.4.17). Looked for, never run. */
const scriptsIn = async (pdf: Pdf, bytes: Buffer): Promise<readonly ItemProblem[]> => {
  const found: string[] = [];
  if ((await pdf.hasJSActions().catch(() => false)) || bytes.includes('/JavaScript')) found.push('scripts');
  if (/\/S\s*\/Launch\b/.test(bytes.toString('latin1'))) found.push('actions that start programs');
  if (found.length === 0) return [];
  return [{ code: 'active-content', message: `The PDF holds ${found.join(' and ')}. Nothing of it was run.` }];
};
