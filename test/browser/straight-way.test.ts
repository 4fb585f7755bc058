import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk, seriousFaults } from './open-desk.ts';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const DEMO = fileURLToPath(new URL('../../demo/archive/', import.meta.url));

/** Real persons stand in ../shared only: the second woman of the letter, as the truth beside the documents names her. */
const corpusPerson = (): string => {
  if (!existsSync(CORPUS)) return '';
  const truth = JSON.parse(readFileSync(join(CORPUS, '../reference/corpus-ground-truth.json'), 'utf8')) as {
    documents: Record<string, { groundTruth: { persons: { id: string; canonicalName: string }[] } }>;
  };
  return truth.documents['001']?.groundTruth.persons.find(({ id }) => id === 'P2')?.canonicalName ?? '';
};

interface Archive {
  readonly name: string;
  readonly present: boolean;
  readonly fictional: boolean;
  readonly files: () => readonly string[];
  /** Words of the row of the letter in the list of sources. */
  readonly letter: RegExp;
  readonly reference: string;
  /** A woman of the letter, as it spells her most. */
  readonly person: string;
  readonly spellings: number;
  readonly figures: readonly [string, string];
  readonly asOf: string;
}

const ARCHIVES: readonly Archive[] = [
  {
    name: 'the five real documents',
    present: existsSync(CORPUS),
    fictional: false,
    files: () => readdirSync(CORPUS).map((file) => join(CORPUS, file)),
    letter: /001_/,
    reference: 'UA BLR 7/2025',
    person: corpusPerson(),
    spellings: 3,
    figures: ['1,149', '1,131'],
    asOf: '2025-09-08',
  },
  {
    name: 'the demo archive',
    present: true,
    fictional: true,
    files: () =>
      ['03-ua-xvr-4-2025.pdf', '05-experts-release.txt', '13-open-letter.docx', '06-tarvia-today.html'].map((file) =>
        join(DEMO, file),
      ),
    letter: /03-ua/,
    reference: 'UA XVR 4/2025',
    person: 'Vera Hrytsuk',
    spellings: 3,
    figures: ['1,140', '1,204'],
    asOf: '2025-09-09',
  },
];

/** Selects the first word "Excellency" of the text, as a mouse would. */
const SELECT_WORDS = `(() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.textContent.indexOf('Excellency');
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 'Excellency'.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
})()`;

for (const archive of ARCHIVES) {
  if (!archive.present) console.warn(`SKIPPED: ${archive.name} are not here (../shared/corpus)`);
  describe.skipIf(!archive.present)(`the straight way at the desk, on ${archive.name}`, () => {
    let desk: OpenDesk;
    let page: Page;

    beforeAll(async () => {
      desk = await openDesk({ fictional: archive.fictional });
      page = desk.page;
      page.setDefaultTimeout(15_000);
    });
    afterAll(() => desk?.close());

    const go = async (room: string): Promise<void> => {
      await page
        .getByRole('navigation', { name: 'Rooms' })
        .getByRole('link', { name: new RegExp(`^${room}`) })
        .first()
        .click();
    };

    it('1 collects: files come in by the dialog, with where they came from', async () => {
      await go('Sources');
      await page.getByRole('button', { name: 'Import…' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog
        .locator('input[type=file]')
        .first()
        .setInputFiles([...archive.files()]);
      await dialog.getByLabel('From whom or where').fill('a public register');
      await dialog.getByLabel('How it came').fill('saved from the web');
      await dialog.getByLabel('Legal basis for holding it').selectOption('public-document');
      await dialog.getByText('Public', { exact: true }).click();
      for (const use of ['Submit to a UN mechanism', 'Name to the Government'])
        await dialog.getByLabel(use).selectOption('not-needed');
      expect(await seriousFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: /^Import \d+ files/ }).click();
      await page.getByText(`${archive.files().length} items`).waitFor();
      await expect
        .poll(async () => page.getByText(/ to read$/).count(), { timeout: 60_000 })
        .toBeGreaterThanOrEqual(archive.files().length - 1);
      expect(await seriousFaults(page)).toEqual([]);
    });

    it('2 preserves: the reader shows custody and verifies the bytes on demand', async () => {
      await page.getByText(archive.letter).first().click();
      await page.getByRole('link', { name: 'Custody', exact: true }).click();
      await page.getByRole('button', { name: 'Verify now' }).click();
      await page.getByText('both hashes agree').first().waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      await page.goBack();
    });

    it('3 reads: the identity of the letter is proposed with its passage', async () => {
      await page.getByText(archive.reference).first().waitFor();
      expect(await page.locator('main').getByText('of ').first().isVisible()).toBe(true);
      expect(await seriousFaults(page)).toEqual([]);
    });

    it('4 registers: proposals are rejected, confirmed by key, and a claim is made from selected words', async () => {
      await page.locator('main').click({ position: { x: 5, y: 5 } });
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await page
        .getByText(/rejected/)
        .first()
        .waitFor();
      for (let press = 0; press < 200; press += 1) {
        if ((await page.getByRole('button', { name: /^Confirm/ }).count()) === 0) break;
        await page.keyboard.press('Enter');
        await page.waitForTimeout(60);
      }
      const counts = await confirmedIn(page, desk);
      expect(counts.confirmed).toBeGreaterThan(40);
      await page.evaluate(SELECT_WORDS);
      await page.keyboard.press('s');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').fill('name');
      await dialog.getByRole('option').first().click();
      await dialog.getByRole('button', { name: 'Make claim' }).click();
      await page.getByText('Claim made and confirmed').first().waitFor();
      expect(await seriousFaults(page)).toEqual([]);
    });

    it('5 consolidates: spellings are judged by key, and undone', async () => {
      await go('Matches');
      await page.getByRole('heading', { name: 'One or two?' }).waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      const before = await judged(desk);
      await page.locator('.match-sides').waitFor();
      await page.keyboard.press('1');
      await expect.poll(() => judged(desk), { timeout: 10_000 }).toBe(before + 1);
      // The next pair comes up, as a person would see it before thinking better of the last.
      await page.waitForTimeout(600);
      await page.keyboard.press('u');
      await expect.poll(() => judged(desk), { timeout: 10_000 }).toBe(before);
      for (let pair = 0; pair < archive.spellings; pair += 1) {
        await page.locator('.match-sides').waitFor();
        await page.keyboard.press('1');
        await expect.poll(() => judged(desk), { timeout: 10_000 }).toBe(before + pair + 1);
        await page.waitForTimeout(600);
      }
    });

    it('6 analyses: figures as printed side by side, and a live count that opens its records', async () => {
      await go('Figures');
      for (const figure of archive.figures) await page.getByText(figure).first().waitFor();
      await page.getByRole('textbox', { name: /as of/ }).fill(archive.asOf);
      await page.keyboard.press('Enter');
      await page
        .getByText(/[1-9]\d* records?/)
        .first()
        .waitFor();
      expect(await seriousFaults(page)).toEqual([]);
    });

    it('7 communicates: a letter is refused until consent is recorded, then kept and written', async () => {
      await go('People');
      await page
        .getByRole('searchbox')
        .or(page.getByPlaceholder('A name in any spelling or script'))
        .first()
        .fill(archive.person);
      await page.waitForURL(/text=/);
      await page.waitForTimeout(600);
      await page
        .getByRole('gridcell', { name: new RegExp(`^${archive.person}`) })
        .first()
        .click();
      await page.getByRole('heading', { name: 'Consent', exact: true }).waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      await page
        .getByRole('link', { name: 'Draft a letter' })
        .or(page.getByRole('button', { name: 'Draft a letter' }))
        .first()
        .click();
      await page.getByText('Cannot be named').waitFor();
      await page.getByRole('button', { name: 'Record consent…' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Given by').fill('the mother of the person');
      await dialog.getByLabel('Taken by').fill('monitor 3');
      for (const use of ['Submit to a UN mechanism', 'Name to the Government']) {
        await dialog
          .getByRole('group', { name: use })
          .or(dialog.getByRole('radiogroup', { name: use }))
          .getByText('Yes')
          .click();
      }
      await dialog
        .getByRole('button', { name: /Record|Save/ })
        .last()
        .click();
      await page.getByText('Cannot be named').waitFor({ state: 'detached' });
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Save draft' }).click();
      await page.getByText('Draft saved').first().waitFor();
    });

    it('8 preserves again: a bundle is exported that a stranger verifies', async () => {
      await go('Workspace');
      await page.getByRole('tab', { name: 'Export' }).click();
      await page.getByRole('button', { name: 'See what will leave…' }).click();
      await page.getByText(/items? leaves?, /).waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
      const directory = await page.locator('.bundle .hash').first().textContent({ timeout: 60_000 });
      expect(execFileSync('python3', ['-I', 'verify.py'], { cwd: directory ?? '', encoding: 'utf8' })).toContain(
        'nothing failed',
      );
      expect(await seriousFaults(page)).toEqual([]);
    });

    it('no page asked anything of another origin, and none complained', () => {
      expect(desk.foreign).toEqual([]);
      expect(desk.complaints).toEqual([]);
    });
  });
}

const confirmedIn = async (page: Page, desk: OpenDesk): Promise<{ confirmed: number }> => {
  await page.waitForTimeout(300);
  const row = await desk.host
    .house()
    .database.selectFrom('claim')
    .select((select) => select.fn.countAll<number>().as('confirmed'))
    .where('status', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  return row;
};

const judged = async (desk: OpenDesk): Promise<number> =>
  (
    await desk.host
      .house()
      .database.selectFrom('judgement')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('retracted_seq', 'is', null)
      .executeTakeFirstOrThrow()
  ).count;
