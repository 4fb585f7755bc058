import { describe, expect, it } from 'vitest';
import { be } from './be.ts';
import { en } from './en.ts';
import { renderMessage } from './render-message.ts';

const text = (message: string, values: Record<string, string | number>, locale: 'en' | 'be' | 'ru'): string =>
  renderMessage<never>(message, values, locale).join('');

describe('messages', () => {
  it('chooses the plural form of each language', () => {
    const said = [1, 2, 5, 11, 21, 22, 25].map((count) => text(be['people.total'], { count }, 'be'));
    expect(said).toEqual(['1 асоба', '2 асобы', '5 асоб', '11 асоб', '21 асоба', '22 асобы', '25 асоб']);
    expect([1, 2].map((count) => text(en['people.total'], { count }, 'en'))).toEqual(['1 person', '2 people']);
  });

  it('writes numbers as the language does, without Intl', () => {
    expect(text(en['sources.total'], { count: 12_204 }, 'en')).toBe('12,204 items');
    expect(text(be['sources.total'], { count: 12_204 }, 'be')).toBe('12\u202f204 крыніцы');
    expect(text('{a} of {b}', { a: 1000, b: 2000 }, 'en')).toBe('1,000 of 2,000');
  });

  it('takes an exact case before a category', () => {
    expect(text(en['import.do'], { count: 0 }, 'en')).toBe('Import ');
    expect(text(en['import.do'], { count: 1 }, 'en')).toBe('Import 1 file');
  });

  it('keeps pieces of the page as they are, in their place', () => {
    const piece = { tag: 'b' };
    expect(renderMessage('as of {day}, known', { day: piece }, 'en')).toEqual(['as of ', piece, ', known']);
  });

  it('never takes a value for a message', () => {
    expect(text('{name}', { name: '{count, plural, one {x} other {y}} <b>' }, 'en')).toBe(
      '{count, plural, one {x} other {y}} <b>',
    );
  });

  it('shows the name of a value that was not given', () => {
    expect(text('{missing}!', {}, 'en')).toBe('{missing}!');
  });
});
