import type { ItemProblem } from '@amparo/core/nouns/item';
import type { PageSpan } from '@amparo/core/nouns/passage';
import { MOST_PAGES } from '../limits.ts';
import { cleanText } from './clean-text.ts';
import { openPdf, type Pdf } from './open-pdf.ts';
import { linesOfPage } from './pdf-lines.ts';
import { problemOnly, type Reader, type Reading } from './reading.ts';

export const readPdf: Reader = async (bytes) => {
  const truncated = bytes.subarray(-2048).includes('%%EOF') ? [] : [TRUNCATED];
  const pdf = await openPdf(bytes);
  if (pdf === 'encrypted') return problemOnly('encrypted', 'The PDF opens only with a password.');
  if (pdf instanceof Error) {
    return { problems: [...truncated, { code: 'parser-failed', message: `The PDF cannot be read: ${pdf.message}` }] };
  }
  if (pdf.numPages > MOST_PAGES) {
    return problemOnly('expansion-limit', `The PDF claims ${pdf.numPages} pages; at most ${MOST_PAGES} are read.`);
  }
  const reading = await readPages(pdf);
  const scripts = await scriptsIn(pdf, bytes);
  return { ...reading, problems: [...truncated, ...reading.problems, ...scripts] };
};

const TRUNCATED: ItemProblem = { code: 'truncated', message: 'The end of the PDF is missing.' };

/** A page that fails leaves an empty span and a problem; the others are read. */
const readPages = async (pdf: Pdf): Promise<Reading> => {
  const pages: PageSpan[] = [];
  const [failed, empty]: [number[], number[]] = [[], []];
  let text = '';
  for (let page = 1; page <= pdf.numPages; page += 1) {
    if (page > 1) text += '\n\n';
    const found = await readPage(pdf, page).catch(() => null);
    if (found === null) failed.push(page);
    else if (found.trim() === '') empty.push(page);
    pages.push({ page, start: text.length, end: text.length + (found ?? '').length });
    text += found ?? '';
  }
  return { text, pages, problems: problemsOf(pdf.numPages, failed, empty) };
};

const readPage = async (pdf: Pdf, number: number): Promise<string> => {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return cleanText(linesOfPage(items.filter((item) => 'str' in item)));
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
