import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { buildPage, PAGE } from './build-page.ts';

describe('verify.html', () => {
  it('is what its sources give, byte for byte (npx node apps/verifier/test/write-page.ts writes it anew)', async () => {
    expect((await buildPage()) === (await readFile(PAGE, 'utf8'))).toBe(true);
  });

  it('names no other place to load from, and is told by its own policy to load none', async () => {
    const page = await readFile(PAGE, 'utf8');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(
      /<(?:link|img|iframe|script)[^>]+(?:src|href)=|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/,
    );
  });
});
