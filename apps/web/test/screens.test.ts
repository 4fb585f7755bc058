import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card, CardClaim, OpenItem } from '../src/api/contract.ts';
import { serious } from './axe.ts';
import { chromiumPath, type Look, openPage, SCREENS, settle } from './open-browser.ts';
import { openStage, type Stage } from './open-stage.ts';
import { id, LETTER, openLetter } from './veresk-people.ts';
import { startVereskServer, type VereskServer } from './veresk-server.ts';

const HOME: Look = { width: 1440, height: 900, theme: 'light', language: 'en' };
const DARK: Look = { width: 1440, height: 900, theme: 'dark', language: 'be' };
const PHONE: Look = { width: 390, height: 844, theme: 'light', language: 'ru' };

if (!chromiumPath())
  console.warn('SKIPPED: the screens of the desk are not tested, because this machine has no Chromium');

describe.skipIf(!chromiumPath())('the screens of the desk', () => {
  let browser: Browser;
  let server: VereskServer;
  let dist: string;

  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
    ({ browser, server, dist } = stage);
  });
  afterAll(() => stage?.close());

  for (const [name, look] of Object.entries({ HOME, DARK, PHONE })) {
    it(`axe finds nothing serious on any screen, nothing complains, nothing is asked elsewhere (${name})`, async () => {
      const { page, context, complaints, foreign } = await openPage(browser, server.address, look);
      for (const [screen, path] of Object.entries(SCREENS)) {
        await page.goto(server.address + path);
        await settle(page);
        expect(await serious(page), screen).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.lang), screen).toBe(look.language);
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect(wider, `${screen} runs over the edge`).toBe(false);
      }
      expect(complaints).toEqual([]);
      expect(foreign).toEqual([]);
      await context.close();
    });
  }

  it('reads a letter by key alone: next, confirm, reject, one claim of a card, all alike', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}`);
    await settle(page);
    const current = () => page.locator('.card[data-current="true"]').innerText();
    expect(await current()).toContain('Maryna Kalinouskaya');
    server.asked.length = 0;
    await page.keyboard.press('Enter');
    await page.waitForTimeout(100);
    expect(await current()).toContain('Vera Hrytsuk');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('KeyX');
    await page.waitForTimeout(100);
    const writes = server.asked.filter(({ deed }) => /confirm|reject/.test(deed));
    expect(writes.map(({ deed, input }) => [deed, (input as { claims: unknown[] }).claims.length])).toEqual([
      ['register.confirm-claims', 2],
      ['register.reject-claims', 1],
    ]);
    await page.keyboard.press('KeyG');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('KeyK');
    expect(await current()).toContain('Maryna Kalinouskaya');
    await context.close();
  });

  it('takes decisions back by one key, in turn, and puts the reader where they were made', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}`);
    await settle(page);
    const current = () => page.locator('.card[data-current="true"]').innerText();
    server.asked.length = 0;
    await page.keyboard.press('Enter');
    await page.keyboard.press('KeyX');
    await page.getByText('2 proposals rejected').waitFor();
    await page.keyboard.press('KeyU');
    expect(await current()).toContain('Vera Hrytsuk');
    await page.keyboard.press('KeyU');
    await expect.poll(current).toContain('Maryna Kalinouskaya');
    await page.getByText('2 of 14 read').waitFor();
    await page.getByText('2 decisions taken back').waitFor();
    const writes = () => server.asked.filter(({ deed }) => deed.startsWith('register.')).map(({ deed }) => deed);
    await expect
      .poll(writes)
      .toEqual([
        'register.confirm-claims',
        'register.reject-claims',
        'register.withdraw-decisions',
        'register.withdraw-decisions',
      ]);
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    await context.close();
  });

  it('decides a group by two keys with its count, and takes it back by one', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}`);
    await settle(page);
    server.asked.length = 0;
    await page.keyboard.press('KeyG');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Confirm 5' }).waitFor();
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await dialog.getByRole('button', { name: 'Confirm 11' }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('11 claims confirmed').waitFor();
    await page.getByText('13 of 14 read').waitFor();
    await page.keyboard.press('KeyU');
    await page.getByText('2 of 14 read').waitFor();
    await context.close();
  });

  it('keeps the focus among the cards when the button that was pressed goes, and tells what was done', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}`);
    await settle(page);
    await page.locator('.card[data-current="true"]').getByRole('button', { name: 'Confirm' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('2 claims confirmed').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('card-scroll');
    await page.keyboard.press('Enter');
    await page.getByText('6 of 14 read').waitFor();
    await context.close();
  });

  it('shows what an item is related to, with the reasons, and takes a word on it by key', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}`);
    await settle(page);
    await page.keyboard.press('KeyC');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('cites UA XVR 4/2024; the letter is UA XVR 4/2025: the year differs').waitFor();
    expect(await serious(page)).toEqual([]);
    server.asked.length = 0;
    await dialog.getByRole('button', { name: 'Reject' }).first().press('Enter');
    await expect
      .poll(() => server.asked.find(({ deed }) => deed === 'read.decide-relation')?.input)
      .toEqual({ relation: id(701), status: 'rejected' });
    await dialog.getByRole('link', { name: 'Compare' }).first().click();
    await page.getByText('1 of 6').waitFor();
    await page.keyboard.press('KeyJ');
    await page.getByText('2 of 6').waitFor();
    expect(await page.locator('mark.now').allInnerTexts()).toEqual(['Hrytsuk', 'Hritsuk']);
    await context.close();
  });

  it('shows where two readers differ, with their names, times and reasons', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}?show=disputed`);
    await settle(page);
    expect(await page.locator('.card').count()).toBe(1);
    const card = await page.locator('.card').innerText();
    expect(card).toMatch(/You: confirmed, 14 Sep 2025/);
    expect(card).toMatch(/Iryna Archivist: rejected, 15 Sep 2025.*the day is that of the covering note/s);
    expect(await serious(page)).toEqual([]);
    await context.close();
  });

  it('makes a claim from selected words, at exactly their place in the text', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}`);
    await settle(page);
    await page.evaluate(() => {
      const holder = [...document.querySelectorAll('[data-start]')].find((one) =>
        one.textContent?.includes('2 November 2023'),
      );
      const text = holder?.firstChild;
      const at = text?.textContent?.indexOf('2 November 2023') ?? -1;
      if (text && at >= 0) getSelection()?.setBaseAndExtent(text, at, text, at + '2 November 2023'.length);
    });
    await page.keyboard.press('KeyS');
    await page.getByRole('dialog').getByRole('combobox').fill('birth');
    await page.keyboard.press('Enter');
    await page.getByText('Read as: 2 November 2023').waitFor();
    server.asked.length = 0;
    await page.getByRole('button', { name: 'Make claim' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { input } = server.asked.find(({ deed }) => deed === 'register.make-claim') as {
      input: { start: number; end: number; value: unknown };
    };
    expect(openLetter().text?.body.slice(input.start, input.end)).toBe('2 November 2023');
    expect(input.value).toEqual({ kind: 'time', edtf: '2023-11-02' });
    await context.close();
  });

  it('puts back what the house refused, and says why', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}`);
    await settle(page);
    server.change({ failing: ['register.confirm-claims'] });
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('register.confirm-claims was refused by the fixture').waitFor();
    await page.waitForTimeout(200);
    expect(await page.getByText('2 of 14 read').count()).toBe(1);
    server.change({ failing: [] });
    await context.close();
  });

  it('opens at the passage that an address asks for', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    const body = openLetter().text?.body ?? '';
    const start = body.indexOf('every one or two months');
    await page.goto(`${server.address}/sources/${LETTER}?at=${start}-${start + 'every one or two months'.length}`);
    await settle(page);
    const asked = page.locator('.k.asked');
    expect(await asked.innerText()).toBe('every one or two months');
    const inView = () =>
      asked.evaluate((one) => {
        const [box, pane] = [one.getBoundingClientRect(), one.closest('.text-pane')?.getBoundingClientRect()];
        return pane !== undefined && box.top >= pane.top && box.bottom <= pane.bottom;
      });
    await expect.poll(inView).toBe(true);
    await context.close();
  });

  it('shows nothing of a locked workspace but its name, and asks for the passphrase', async () => {
    const { page, context, complaints } = await openPage(browser, server.address, HOME);
    server.change({ locked: true });
    await page.goto(`${server.address}/people`);
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await serious(page)).toEqual([]);
    expect(await page.getByText('Kalinouskaya').count()).toBe(0);
    expect(complaints).toEqual([]);
    server.change({ locked: false });
    await context.close();
  });

  it('keeps hostile names, titles and texts inert (T24)', async () => {
    const hostile = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>{{1}}\u202Egnp.exe javascript:window.ran=1`;
    const letter = openLetter();
    const mine: OpenItem = {
      ...letter,
      item: {
        ...letter.item,
        title: hostile,
        originalName: hostile,
        origin: { from: hostile, how: hostile, url: 'javascript:window.ran=1' },
        problems: [{ code: hostile, message: hostile }],
      },
      text: letter.text && { ...letter.text, body: hostile, pages: [] },
      cards: [card(1, hostile, [claim(1, 0, 20, hostile)])],
    };
    const stage = await startVereskServer(dist, { 'read.open-item': () => mine });
    const { page, context, complaints, foreign } = await openPage(browser, stage.address, HOME);
    await page.goto(`${stage.address}/sources/${LETTER}`);
    await settle(page);
    await page.getByRole('link', { name: 'Custody', exact: true }).click();
    await page.getByRole('heading', { name: 'How it stands' }).waitFor();
    expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
    const odd = page.locator('main img:not(.page-sheet img), main script, main a[href^="javascript"]');
    expect(await odd.evaluateAll((all) => all.map((one) => one.outerHTML))).toEqual([]);
    expect([...complaints, ...foreign]).toEqual([]);
    await context.close();
    stage.stop();
  });

  it('opens a paragraph of 60 KB with 1,000 proposals, keeps only the cards in view, and decides without waiting', async () => {
    const body = 'Вераніка Ігнатовіч напісала з калоніі. '.repeat(1600);
    const cards = Array.from({ length: 1000 }, (_, index) =>
      card(index + 1, `Асоба ${index}`, [claim(index + 1, index * 60, index * 60 + 18, `Асоба ${index}`)]),
    );
    const letter = openLetter();
    const stage = await startVereskServer(dist, {
      'read.open-item': () => ({
        ...letter,
        text: letter.text && { ...letter.text, body, pages: [] },
        cards,
        matches: [],
      }),
    });
    const { page, context } = await openPage(browser, stage.address, HOME);
    await page.goto(`${stage.address}/sources/${LETTER}`);
    await settle(page);
    expect(await page.locator('mark.k').count()).toBe(1000);
    expect(await page.locator('.card').count()).toBeLessThan(40);
    for (let step = 0; step < 60; step++) await page.keyboard.press('KeyJ');
    await expect.poll(() => page.locator('.card[data-current="true"]').innerText()).toContain('Асоба 60');
    expect(await page.locator('.card').count()).toBeLessThan(40);
    for (let press = 0; press < 30; press++) await page.keyboard.press(press % 3 === 2 ? 'KeyX' : 'Enter');
    await page.getByText('30 of 1,000 read').waitFor();
    await expect.poll(() => page.locator('.card[data-current="true"]').innerText()).toContain('Асоба 90');
    await expect.poll(() => stage.asked.filter(({ deed }) => /confirm|reject/.test(deed)).length).toBe(30);
    await context.close();
    stage.stop();
  });

  it('shows 100,000 sources from windows of a hundred', async () => {
    const row = (number: number) => ({
      id: id(number),
      number,
      title: `Item ${number}`,
      kind: 'other',
      language: 'en',
      documentDate: null,
      mediaType: 'text/plain',
      size: 1,
      classification: 'public',
      receivedAt: '2025-09-14T10:31:00.000Z',
      problems: [],
      proposed: 0,
      confirmed: 0,
      sameBytesAs: null,
      disputed: 0,
      related: 0,
    });
    const stage = await startVereskServer(dist, {
      'read.list-items': ({ offset = 0, limit = 100 }) => ({
        total: 100_000,
        facets: { kind: [], language: [], classification: [] },
        rows: Array.from({ length: Math.min(limit, 100_000 - offset) }, (_, index) => row(offset + index + 1)),
      }),
    });
    const { page, context } = await openPage(browser, stage.address, HOME);
    await page.goto(`${stage.address}/sources`);
    await settle(page);
    const grid = page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('100001');
    await grid.focus();
    await page.keyboard.press('End');
    await page.getByText('Item 100000').waitFor();
    expect(await page.locator('.grid-row').count()).toBeLessThan(80);
    const windows = stage.asked
      .filter(({ deed }) => deed === 'read.list-items')
      .map(({ input }) => (input as { limit: number }).limit);
    expect(Math.max(...windows)).toBeLessThanOrEqual(100);
    await context.close();
    stage.stop();
  });

  it('takes dropped files on any screen, asks for their terms once, and sends them all', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources`);
    await settle(page);
    await page.getByRole('button', { name: 'Import…' }).first().click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles([
      { name: 'ліст.txt', mimeType: 'text/plain', buffer: Buffer.from('Ліст') },
      { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('Note') },
    ]);
    await page.getByLabel('From whom or where').fill('a monitor in Barysk');
    server.asked.length = 0;
    await page.getByRole('button', { name: 'Import 2 files' }).click();
    await page.getByText('2 of 2 received').waitFor();
    const sent = server.asked.filter(({ deed }) => deed === 'collect.receive-file').map(({ input }) => input);
    const terms = { from: 'a monitor in Barysk', classification: 'restricted', submit: 'not-asked' };
    // They are sent side by side: either may come first.
    expect(sent).toHaveLength(2);
    for (const name of ['ліст.txt', 'note.txt'])
      expect(sent).toContainEqual(expect.objectContaining({ name, ...terms }));
    await context.close();
  });
});

const label = { en: 'Name', be: 'Імя', ru: 'Имя' };
const claim = (number: number, start: number, end: number, shown: string): CardClaim => ({
  id: id(20_000 + number),
  property: 'Person.name',
  label,
  value: { kind: 'text', text: shown },
  shown,
  happenedOn: null,
  qualifier: null,
  speaker: shown,
  status: 'proposed',
  rule: 'person/2',
  confidence: 1,
  sure: true,
  correctsId: null,
  differs: null,
  newerThan: null,
  disputed: false,
  decisions: [],
  passages: [{ id: id(30_000 + number), itemId: LETTER, start, end, quote: shown, page: null }],
});
const card = (number: number, shown: string, claims: readonly CardClaim[]): Card => ({
  id: id(40_000 + number),
  kind: 'Person',
  kindLabel: label,
  label: shown,
  role: null,
  mark: 'person',
  entityId: null,
  claims,
});
