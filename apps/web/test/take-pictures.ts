/**
 * Pictures of every screen, to be looked at by people: `node apps/web/test/take-pictures.ts FOLDER [screen…]`.
 * Each at home size and as a telephone, light and dark, English and Belarusian.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Look, openBrowser, openPage, SCREENS, settle } from './open-browser.ts';
import { startVereskServer } from './veresk-server.ts';

const LOOKS: Readonly<Record<string, Look>> = {
  'wide-light-en': { width: 1440, height: 900, theme: 'light', language: 'en' },
  'wide-dark-be': { width: 1440, height: 900, theme: 'dark', language: 'be' },
  'phone-light-be': { width: 390, height: 844, theme: 'light', language: 'be' },
  'phone-dark-en': { width: 390, height: 844, theme: 'dark', language: 'en' },
};

const [folder = 'pictures', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await startVereskServer();
const browser = await openBrowser();
for (const [lookName, look] of Object.entries(LOOKS)) {
  const { page, context, complaints } = await openPage(browser, server.address, look);
  for (const [screen, path] of Object.entries(SCREENS)) {
    if (wanted.length > 0 && !wanted.includes(screen) && !wanted.includes(lookName)) continue;
    await page.goto(server.address + path);
    await settle(page).catch((error: unknown) => complaints.push(`${screen}: ${String(error)}`));
    await page.screenshot({ path: join(folder, `${screen}-${lookName}.png`) });
  }
  for (const complaint of new Set(complaints)) console.warn(`${lookName}: ${complaint}`);
  await context.close();
}
await browser.close();
server.stop();
