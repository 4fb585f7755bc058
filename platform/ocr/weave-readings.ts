import type { ItemProblem } from '@amparo/core/nouns/item';
import type { PageOcr, PageSpan, Span } from '@amparo/core/nouns/passage';
import type { Extraction } from '../sandbox/extraction.ts';
import { DEFAULT_LIMITS } from '../sandbox/limits.ts';
import type { ScanReading } from './read-scans.ts';

/** Words that the program is less sure of are marked for people. */
const DOUBTFUL_BELOW = 85;
/** A page below this is said to have been read unsurely. */
const UNSURE_BELOW = 75;
/** A page below this is noise: photographs give such words. It stays without text. */
const NOISE_BELOW = 45;

/**
 * The extraction with what OCR read put where its pages are. The text of pages that were no pictures is the same as
 * before; on a page that has both, what the file says stands first, unless the picture says all of it.
 */
export const weaveReadings = (extraction: Extraction, readings: readonly ScanReading[]): Extraction => {
  const byPage = new Map(readings.map((reading) => [reading.page, reading]));
  const before: readonly PageSpan[] =
    extraction.pages ?? (extraction.pictures ?? []).map((page) => ({ page, start: 0, end: 0 }));
  const pages: PageSpan[] = [];
  let text = '';
  for (const page of before) {
    if (pages.length > 0) text += '\n\n';
    const woven = wovenPage(extraction.text ?? '', page, byPage.get(page.page), text.length);
    text += woven.text;
    pages.push(woven.page);
  }
  if (text.length > DEFAULT_LIMITS.textLength) return extraction;
  const engine = readings.find(({ words }) => words.length > 0)?.engine;
  const { name, version } = extraction.extractor;
  return {
    ...extraction,
    ...(text.trim() === '' && extraction.text === undefined ? {} : { text, pages }),
    ...(engine === undefined
      ? {}
      : { extractor: { name: name === 'none' ? 'image' : name, version: `${version} + ${engine}` } }),
    problems: [...extraction.problems.filter(({ code }) => code !== 'no-text'), ...problemsOf(pages, readings, text)],
  };
};

const wovenPage = (
  text: string,
  page: PageSpan,
  reading: ScanReading | undefined,
  start: number,
): { readonly text: string; readonly page: PageSpan } => {
  const own = text.slice(page.start, page.end);
  const moved = (span: Span): Span => ({
    start: span.start - page.start + start,
    end: span.end - page.start + start,
  });
  if (reading === undefined || reading.words.length === 0 || reading.confidence < NOISE_BELOW) {
    const aside = page.aside?.map((one) => ({ ...one, ...moved(one) }));
    return { text: own, page: { ...page, ...moved(page), ...(aside === undefined ? {} : { aside }) } };
  }
  const kept = own.trim() === '' || saysAll(reading.text, own) ? '' : `${own.trimEnd()}\n\n`;
  const from = start + kept.length;
  const end = from + reading.text.length;
  const doubtful = reading.words
    .filter(({ confidence }) => confidence < DOUBTFUL_BELOW)
    .map((word) => ({ start: word.start + from, end: word.end + from, confidence: word.confidence }));
  const ocr: PageOcr = { start: from, end, confidence: reading.confidence, doubtful };
  return { text: kept + reading.text, page: { page: page.page, start, end, ocr } };
};

const wordsIn = (text: string): readonly string[] => text.toLocaleLowerCase('und').match(/[\p{L}\p{N}]+/gu) ?? [];

const saysAll = (picture: string, own: string): boolean => {
  const said = new Set(wordsIn(picture));
  return wordsIn(own).every((word) => said.has(word));
};

const problemsOf = (
  pages: readonly PageSpan[],
  readings: readonly ScanReading[],
  text: string,
): readonly ItemProblem[] => {
  const failed = readings.filter(({ problem }) => problem !== null);
  const first = failed[0]?.problem;
  const noise = readings.filter(({ words, confidence }) => words.length > 0 && confidence < NOISE_BELOW);
  const unsure = pages.filter(({ ocr }) => ocr !== undefined && ocr.confidence < UNSURE_BELOW);
  return [
    ...(first === undefined || first === null
      ? []
      : [{ ...first, message: `Page ${pageList(failed)} was not read by OCR: ${first.message}` }]),
    ...(unsure.length === 0
      ? []
      : [
          {
            code: 'ocr-doubtful' as const,
            message: `OCR read these pages unsurely: ${pageList(unsure)}. Compare with the picture before you confirm.`,
          },
        ]),
    ...(text.trim() === '' || noise.length > 0 ? [{ code: 'no-text' as const, message: noText(noise, text) }] : []),
  ];
};

const noText = (noise: readonly ScanReading[], text: string): string =>
  noise.length === 0 || text.trim() === ''
    ? 'OCR found no words in it.'
    : `OCR could make nothing sure of page ${pageList(noise)}.`;

const LISTED = 20;

const pageList = (pages: readonly { readonly page: number }[]): string => {
  const more = pages.length - LISTED;
  const shown = pages.slice(0, LISTED).map(({ page }) => page);
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
};
