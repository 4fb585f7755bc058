import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, type Look, openPage, settle } from './open-browser.ts';
import { openStage, type Stage } from './open-stage.ts';
import { LETTER, openLetter } from './veresk-people.ts';
import { startVereskServer, type VereskServer } from './veresk-server.ts';

const HOME: Look = { width: 1440, height: 900, theme: 'light', language: 'en' };

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
});
