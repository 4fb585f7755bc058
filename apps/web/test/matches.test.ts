import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { be } from '../src/words/be.ts';
import { serious } from './axe.ts';
import { chromiumPath, type Look, openPage, SCREENS, settle } from './open-browser.ts';
import { openStage, type Stage } from './open-stage.ts';
import { READING_SCENES } from './scenes-reading.ts';
import { id } from './veresk-people.ts';
import type { VereskServer } from './veresk-server.ts';

const HOME: Look = { width: 1440, height: 900, theme: 'light', language: 'en' };

if (!chromiumPath())
  console.warn('SKIPPED: the judging of matches is not tested, because this machine has no Chromium');

describe.skipIf(!chromiumPath())('judging matches', () => {
  let browser: Browser;
  let server: VereskServer;

  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
    ({ browser, server } = stage);
  });
  afterAll(() => stage?.close());

  it('judges by key as fast as keys are pressed: the next pair is there, the judgements follow in order', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/matches`);
    await settle(page);
    server.asked.length = 0;
    for (const key of ['Digit1', 'Digit2', 'Digit3']) {
      await page.getByRole('button', { name: 'Same' }).waitFor();
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
    await page.waitForURL(/a=.*1103/);
    const judged = () =>
      server.asked.filter(({ deed }) => deed === 'consolidate.judge-match').map(({ input }) => input);
    await expect.poll(() => judged().length).toBe(3);
    expect(judged()).toMatchObject([
      { a: id(102), verdict: 'same', shown: 'ab'.repeat(32) },
      { a: id(1101), verdict: 'different' },
      { a: id(1102), verdict: 'unsure' },
    ]);
    expect(await page.locator('.match-queue li').count()).toBeLessThan(37);
    await context.close();
  });

  it('keeps the focus on the answer, tells the next pair aloud, and brings a refused pair back', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/matches`);
    await settle(page);
    const same = page.getByRole('button', { name: 'Same' });
    await same.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/a=.*1101/);
    expect(await same.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await page.locator('main [role="status"]').first().textContent()).toContain(
      'Vera Hrytsuk and Вера Грыцук. Pair',
    );
    server.change({ failing: ['consolidate.judge-match'] });
    await page.keyboard.press('Digit2');
    await page.getByRole('alert').getByText('was refused by the fixture').waitFor();
    await page.waitForURL(/a=.*1101/);
    server.change({ failing: [] });
    await context.close();
  });

  it('shows a second look neither scores nor the first verdict, and tells the first once it is judged', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/matches`);
    await settle(page);
    await page.keyboard.press('KeyB');
    await page.getByText('out of sight').waitFor();
    expect(await page.getByText('Evidence, in bits').count()).toBe(0);
    expect(await page.getByText('judged one').count()).toBe(0);
    server.asked.length = 0;
    await page.keyboard.press('Digit1');
    await page.getByText('The first verdict was the same').waitFor();
    expect(server.asked.some(({ deed }) => deed === 'consolidate.judge-match')).toBe(false);
    await context.close();
  });

  it('tells two people apart by key, and by dragging', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(server.address + (SCREENS['cluster'] ?? ''));
    await settle(page);
    for (const key of ['KeyJ', 'KeyJ', 'KeyJ', 'KeyM']) await page.keyboard.press(key);
    const other = page.getByRole('region', { name: 'Another person' });
    expect(await other.getByText('V. Hritsuk').first().isVisible()).toBe(true);
    await page.locator('.cluster-member', { hasText: 'Вера Грицук' }).dragTo(other);
    expect(await other.locator('.cluster-member').count()).toBe(2);
    server.asked.length = 0;
    await page.keyboard.press('Digit2');
    await page.getByText('2 pairs judged different').waitFor();
    expect(server.asked.find(({ deed }) => deed === 'consolidate.split-cluster')?.input).toEqual({
      apart: [id(206), id(207)],
      from: [id(102), id(203)],
    });
    await context.close();
  });

  it('judges a cluster to be one by one key, and shows first who may be another', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/matches?family=people`);
    await settle(page);
    await page.getByRole('button', { name: 'Same' }).waitFor();
    await page.keyboard.press('KeyC');
    await page.waitForURL(/with=/);
    await settle(page);
    server.asked.length = 0;
    const joined = () => server.asked.find(({ deed }) => deed === 'consolidate.join-cluster')?.input;
    await page.keyboard.press('Digit1');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('their births cannot both be right').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(joined()).toBeUndefined();
    for (const key of ['KeyJ', 'KeyJ', 'KeyJ', 'KeyM', 'Digit1']) await page.keyboard.press(key);
    await page.getByText('2 pairs judged the same').waitFor();
    expect(joined()).toMatchObject({
      mention: id(102),
      with: id(202),
      mentions: [id(102), id(203), id(206)],
      despite: [],
      shown: 'cd'.repeat(32),
    });
    await page.waitForURL(/matches\?family=people/);
    await context.close();
  });

  it('keeps long days, first days and faults free of what axe calls serious, and inside the edge of a telephone', async () => {
    const look: Look = { width: 390, height: 844, theme: 'dark', language: 'be' };
    const { page, context } = await openPage(browser, server.address, look);
    for (const scene of ['reader-scan', 'reader-fault', 'cluster-long-join', 'matches-many', 'person-table'] as const) {
      const { path = '', answers = {}, failing = [], reach } = READING_SCENES[scene] ?? {};
      server.change({ answers, failing });
      await page.goto(server.address + path);
      await settle(page);
      await reach?.(page, (key) => be[key]);
      expect(await serious(page), scene).toEqual([]);
      const wider = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
      expect(await page.evaluate(wider), scene).toBe(false);
    }
    server.change({ answers: {}, failing: [] });
    await context.close();
  });
});
