import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ru } from '../src/words/ru.ts';
import { serious } from './axe.ts';
import { chromiumPath, type Look, openPage, settle } from './open-browser.ts';
import { openStage, type Stage } from './open-stage.ts';
import { SCENES } from './scenes.ts';
import { TROUBLED } from './veresk-evidence.ts';
import { id, LETTER, openLetter } from './veresk-people.ts';
import { startVereskServer, type VereskServer } from './veresk-server.ts';

const HOME: Look = { width: 1440, height: 900, theme: 'light', language: 'en' };
const PHONE: Look = { width: 390, height: 844, theme: 'light', language: 'ru' };

if (!chromiumPath())
  console.warn('SKIPPED: the screens of evidence are not tested, because this machine has no Chromium');

describe.skipIf(!chromiumPath())('evidence on the desk', () => {
  let stage: Stage;
  let browser: Browser;
  let server: VereskServer;

  beforeAll(async () => {
    stage = await openStage();
    ({ browser, server } = stage);
  });
  afterAll(() => stage?.close());

  const inputs = (deed: string): readonly unknown[] =>
    server.asked.filter((asked) => asked.deed === deed).map(({ input }) => input);

  it('shows nothing of a sealed item before its purpose is said, and then for how long it is open', async () => {
    let said = false;
    const sealed = await startVereskServer(stage.dist, {
      'read.open-item': () => {
        if (said) return openLetter();
        throw new Error('purpose-needed');
      },
      'preserve.open-restricted': ({ purpose }) => {
        said = purpose === 'to prepare an appeal';
        return { opened: 1, openUntil: new Date(Date.now() + 15 * 60_000).toISOString() };
      },
    });
    const { page, context } = await openPage(browser, sealed.address, HOME);
    await page.goto(`${sealed.address}/sources/${LETTER}`);
    await page.getByRole('heading', { name: 'This item is sealed' }).waitFor();
    expect(await page.getByText('Urgent appeal').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Open', exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('What you open it for').fill('to prepare an appeal');
    await page.keyboard.press('Enter');
    await page.getByText(/^open to you until \d\d:\d\d$/).waitFor();
    await page.getByRole('heading', { name: /Urgent appeal/ }).waitFor();
    await context.close();
    sealed.stop();
  });

  it('lets nothing leave that is forbidden, unconfirmed or not agreed to, and says each of it', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/workspace?tab=export`);
    await settle(page);
    await page.getByText('Chosen items').click();
    await page.getByLabel('Numbers of the items').fill('14-95');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('may not leave today').waitFor();
    await dialog.getByText('submission was refused').waitFor();
    const leave = dialog.getByRole('button', { name: 'Export', exact: true });
    expect(await leave.isDisabled()).toBe(true);
    await dialog.getByText('let only the hashes leave').click();
    await dialog.getByText('may not leave today').waitFor({ state: 'detached' });
    await dialog
      .getByRole('combobox', { name: 'To whom' })
      .selectOption({ label: 'Court of Barysk (key not confirmed)' });
    await dialog.getByText('Nothing is sealed to a key that nobody confirmed.').waitFor();
    await dialog.getByRole('button', { name: 'Ask for agreement' }).click();
    await expect.poll(() => inputs('preserve.ask-export').length).toBe(1);
    expect(inputs('preserve.ask-export')).toMatchObject([{ forbidden: 'withhold' }]);
    expect(await leave.isDisabled()).toBe(true);
    expect(inputs('preserve.export-bundle')).toEqual([]);
    await context.close();
  });

  it('writes into the custody of an item by keyboard alone', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}/custody`);
    await settle(page);
    await page.getByRole('button', { name: 'Record…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Add a note' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    await page.getByRole('textbox', { name: 'Note' }).fill('compared with the print');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => inputs('preserve.add-note').length).toBe(1);
    expect(inputs('preserve.add-note')).toMatchObject([{ items: [LETTER], note: 'compared with the print' }]);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await context.close();
  });

  it('takes the passphrase of a second person for one agreement, and goes on as who was there', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/workspace?tab=members`);
    await settle(page);
    server.asked.length = 0;
    await page.getByRole('button', { name: 'Agree' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Who agrees').locator('option').allTextContents()).toEqual(['Pavel Dudar']);
    await dialog.getByLabel('Passphrase').fill('correct horse battery');
    await dialog.getByRole('button', { name: 'Agree' }).click();
    await dialog.waitFor({ state: 'detached' });
    const deeds = server.asked.map(({ deed }) => deed);
    const about = deeds.filter((deed) => deed.startsWith('house.') || deed === 'team.approve-request');
    expect(about).toEqual(['house.act-as', 'team.approve-request', 'house.act-as-owner']);
    await context.close();
  });

  it('keeps its bad days and dialogs free of what axe calls serious, and inside the edge of a telephone', async () => {
    const { page, context, complaints } = await openPage(browser, server.address, PHONE);
    for (const scene of ['custody-take-over', 'import-more', 'journal-long', 'members-many']) {
      const { path = '', answers = {}, reach } = SCENES[scene] ?? {};
      server.change({ answers });
      await page.goto(server.address + path);
      await settle(page);
      await reach?.(page, (key) => ru[key]);
      expect(await serious(page), scene).toEqual([]);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(wider, `${scene} runs over the edge`).toBe(false);
    }
    expect(complaints).toEqual([]);
    server.change({ answers: {} });
    await context.close();
  });

  it('corrects an entry by keyboard: only what was changed, with the reason; a word cannot be taken away', async () => {
    server.change({ answers: TROUBLED });
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}/custody`);
    await settle(page);
    await page.getByText('Puts entry 7,610 right').waitFor();
    await page.getByText('held by Pavel Dudar, but Pavel D. is named').waitFor();
    await page.getByRole('button', { name: 'Correct entry 8,801' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Place').waitFor();
    expect(await dialog.getByLabel('From').evaluate((field) => field === document.activeElement)).toBe(true);
    await dialog.getByLabel('Why').fill('misread');
    await dialog.getByLabel('Number of the seal').fill('');
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Number of the seal').fill('XV-00471');
    await page.keyboard.press('Enter');
    await expect.poll(() => inputs('preserve.correct-metadata').length).toBe(1);
    expect(inputs('preserve.correct-metadata')).toEqual([
      { item: LETTER, entry: 8801, instead: { sealNumber: 'XV-00471' }, reason: 'misread' },
    ]);
    await dialog.waitFor({ state: 'detached' });
    server.change({ answers: {} });
    await context.close();
  });

  it('takes over what was never acknowledged; tells when an acknowledgement was refused by the bytes', async () => {
    server.change({ answers: TROUBLED });
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources/${LETTER}/custody`);
    await settle(page);
    const dialog = page.getByRole('dialog');
    const choose = async (deed: string): Promise<void> => {
      await page.getByRole('button', { name: 'Record…' }).click();
      await page.getByRole('menuitem', { name: deed }).click();
      await dialog.getByRole('button', { name: 'Save' }).waitFor();
    };
    await choose('Take it over from somebody');
    expect(await dialog.getByLabel('From').inputValue()).toBe('Forensic laboratory');
    await dialog.getByLabel('SHA-256').fill('abc');
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await dialog.getByLabel('SHA-256').fill('AB'.repeat(32));
    await page.keyboard.press('Enter');
    await expect.poll(() => inputs('preserve.take-over').length).toBe(1);
    expect(inputs('preserve.take-over')).toEqual([
      { items: [LETTER], from: 'Forensic laboratory', hashes: [{ item: LETTER, sha256: 'ab'.repeat(32) }] },
    ]);
    await dialog.waitFor({ state: 'detached' });
    await choose('Acknowledge the handing over');
    await page.keyboard.press('Enter');
    await page.getByText('The bytes are not the ones handed over').waitFor();
    server.change({ answers: {} });
    await context.close();
  });

  it('states how a file was collected and what is hidden only when somebody says so', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/sources`);
    await settle(page);
    await page.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .locator('input[type=file]:not([webkitdirectory])')
      .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('a note') });
    await dialog.getByLabel('From whom or where').fill('A neighbour');
    await dialog.getByText('More: exhibit number').click();
    await dialog.getByRole('combobox', { name: 'Exhibit number' }).selectOption('next');
    await dialog.getByText('confidential', { exact: true }).click();
    const send = dialog.getByRole('button', { name: 'Import 1 file' });
    expect(await send.isDisabled()).toBe(true);
    await dialog.getByLabel('Pseudonym').fill('Source 7');
    await dialog.getByLabel('Place', { exact: true }).fill('a flat in Barysk');
    await send.click();
    await expect.poll(() => inputs('collect.receive-file').length).toBe(1);
    expect(inputs('collect.receive-file')).toMatchObject([
      {
        from: 'A neighbour',
        exhibit: 'next',
        collection: { source: { protection: 'confidential', pseudonym: 'Source 7' } },
        hidden: { place: 'a flat in Barysk' },
      },
    ]);
    await context.close();
  });

  it('seeks the journal by who did it, and keeps that in the address', async () => {
    const { page, context } = await openPage(browser, server.address, HOME);
    await page.goto(`${server.address}/workspace?tab=journal`);
    await settle(page);
    await page.getByRole('combobox', { name: 'By' }).selectOption({ label: 'Pavel Dudar' });
    await expect.poll(() => inputs('preserve.list-entries').at(-1)).toMatchObject({ member: id(882) });
    expect(new URL(page.url()).searchParams.get('member')).toBe(id(882));
    await context.close();
  });
});
