import { createReadStream, readdirSync } from 'node:fs';
import { lettersReference } from '@amparo/core/law/letters-reference';
import type { Passage } from '@amparo/core/nouns/passage';
import { FICTIONAL_LAW, loadDomainData } from '@amparo/platform/config/domain-data';
import { extract } from '@amparo/platform/sandbox/extract';
import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

const ARCHIVE = new URL('../../demo/archive/', import.meta.url);
const files = readdirSync(ARCHIVE).filter((name) => /\.(pdf|docx|odt|eml|html)$/.test(name));
const reference = lettersReference(loadDomainData(FICTIONAL_LAW).law);

/** Every passage anywhere in a reading. */
const passagesIn = (value: unknown): readonly Passage[] => {
  if (Array.isArray(value)) return value.flatMap(passagesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'quote' in value && 'start' in value ? [value as Passage] : [];
  return [...own, ...Object.values(value).flatMap(passagesIn)];
};

describe('every passage of a reading', () => {
  it.each(files)('of %s stands word for word at its place, and on its page', async (name) => {
    const { text = '', pages = [] } = await extract({
      bytes: createReadStream(new URL(name, ARCHIVE)),
      declaredName: name,
    });
    const reading = readText(text, { pages, reference, documentName: name });
    const passages = passagesIn(reading);
    expect(passages.length).toBeGreaterThan(5);
    expect(passages.filter(({ start, end, quote }) => quote === '' || text.slice(start, end) !== quote)).toEqual([]);
    const pageAt = (at: number): number | undefined => pages.find(({ start, end }) => at >= start && at < end)?.page;
    expect(passages.filter(({ start, page }) => page !== pageAt(start))).toEqual([]);
    expect(pages.length === 0 || passages.every(({ page }) => page !== undefined)).toBe(true);
    const paragraphs = reading.paragraphs ?? [];
    expect(paragraphs.length).toBeGreaterThan(0);
    expect(paragraphs.filter(({ start, end }) => start >= end || text.slice(start, end).trim() === '')).toEqual([]);
  });
});
