import { describe, expect, it } from 'vitest';
import type { Card, OpenItem } from '../../api/contract.ts';
import { nextView, pagesOf, placeOf, viewFrom, viewsOf } from './page-view.ts';

const textOf = (body: string, pages: readonly { page: number; start: number; end: number }[] = []) =>
  ({ body, pages }) as unknown as NonNullable<OpenItem['text']>;
const itemOf = (mediaType: string, text: OpenItem['text']) => ({ item: { mediaType } as OpenItem['item'], text });
const TWO = textOf('One page.\n\nAnother.', [
  { page: 1, start: 0, end: 9 },
  { page: 2, start: 11, end: 19 },
]);
const PDF = itemOf('application/pdf', TWO);
const SCAN = itemOf('image/jpeg', null);

describe('the pages of an item', () => {
  it('are those of a PDF, one of an image, none of a text', () => {
    expect(pagesOf(PDF)).toEqual([1, 2]);
    expect(pagesOf(itemOf('application/pdf', null))).toEqual([1]);
    expect(pagesOf(SCAN)).toEqual([1]);
    expect(pagesOf(itemOf('text/html', TWO))).toEqual([]);
    expect(pagesOf(itemOf('image/svg+xml', null))).toEqual([]);
  });
});

describe('the views of an item', () => {
  it('are text and page, both where there is room', () => {
    expect(viewsOf(PDF, false)).toEqual(['text', 'page', 'both']);
    expect(viewsOf(PDF, true)).toEqual(['text', 'page']);
    expect(viewsOf(itemOf('text/plain', TWO), false)).toEqual(['text']);
    expect(viewsOf(itemOf('text/plain', null), false)).toEqual(['text']);
  });

  it('show a captured page again', () => {
    expect(viewsOf(itemOf('application/wacz', TWO), false)).toEqual(['text', 'page', 'both', 'replay']);
    expect(viewsOf(itemOf('application/wacz', null), true)).toEqual(['page', 'replay']);
  });

  it('are the page alone where there is no text', () => {
    expect(viewsOf(SCAN, false)).toEqual(['page']);
    expect(viewsOf(itemOf('application/pdf', textOf('\n\n')), false)).toEqual(['page']);
  });

  it('keep to what was chosen, where the item has it', () => {
    expect(viewFrom('page', ['text', 'page', 'both'])).toBe('page');
    expect(viewFrom(null, ['text', 'page', 'both'])).toBe('both');
    expect(viewFrom('both', ['text', 'page'])).toBe('text');
    expect(viewFrom('text', ['page'])).toBe('page');
    expect(viewFrom('nonsense', ['text'])).toBe('text');
  });

  it('go round', () => {
    expect(['text', 'page', 'both'].map((view) => nextView(view as 'text', ['text', 'page', 'both']))).toEqual([
      'page',
      'both',
      'text',
    ]);
  });
});

describe('the place of a card on the pages', () => {
  const cardAt = (...starts: readonly number[]): Card =>
    ({ id: 'c', claims: [{ passages: starts.map((start) => ({ start })) }] }) as unknown as Card;

  it('is the page and how far down its first passage stands', () => {
    expect(placeOf(cardAt(15, 0), null, TWO)).toMatchObject({ page: 2, share: 0.5 });
    expect(placeOf(cardAt(0), null, TWO)).toMatchObject({ page: 1, share: 0 });
    expect(placeOf(null, { start: 11 }, TWO)).toMatchObject({ page: 2 });
  });

  it('is nowhere between pages, without a passage or without pages', () => {
    expect(placeOf(cardAt(9), null, TWO)).toBeNull();
    expect(placeOf(cardAt(), null, TWO)).toBeNull();
    expect(placeOf(cardAt(3), null, textOf('text'))).toBeNull();
    expect(placeOf(cardAt(3), null, null)).toBeNull();
  });
});
