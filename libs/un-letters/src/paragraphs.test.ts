import { describe, expect, it } from 'vitest';
import { viewOf } from './view.ts';

describe('a line that ends in an abbreviation', () => {
  it('goes on: the name after "Ms." belongs to it', () => {
    const line = 'words of a letter that was wrapped at a width by the one who saved it as text';
    const text = [line, line, line, `${line} Ms.`, 'Vera Hrytsuk, who is held in Barysk.', line, line, line].join('\n');
    expect(viewOf(text).text).toContain('Ms. Vera Hrytsuk');
  });
});
