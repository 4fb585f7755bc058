/**
 * Pictures of every screen and scene, to be looked at by people: `node apps/web/test/take-pictures.ts FOLDER [name…]`.
 * Each at home size and as a telephone, light and dark, English and Belarusian. A name may end in `*`. The desk is the
 * built one; `AMPARO_DIST` names another build.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { be } from '../src/words/be.ts';
import { en, type WordKey } from '../src/words/en.ts';
import { type Look, openBrowser, openPage, SCREENS, settle } from './open-browser.ts';
import { SCENES, type Scene } from './scenes.ts';
import { startVereskServer } from './veresk-server.ts';

const LOOKS: Readonly<Record<string, Look>> = {
  'wide-light-en': { width: 1440, height: 900, theme: 'light', language: 'en' },
  'wide-dark-be': { width: 1440, height: 900, theme: 'dark', language: 'be' },
  'phone-light-be': { width: 390, height: 844, theme: 'light', language: 'be' },
  'phone-dark-en': { width: 390, height: 844, theme: 'dark', language: 'en' },
};

/** Taken only when named: what lies below the fold. */
const TALL_LOOKS: Readonly<Record<string, Look>> = {
  'tall-light-en': { width: 1440, height: 2600, theme: 'light', language: 'en' },
  'tall-phone-light-be': { width: 390, height: 4000, theme: 'light', language: 'be' },
};

const EVERY_LOOK = { ...LOOKS, ...TALL_LOOKS };

const [folder = 'pictures', ...wanted] = process.argv.slice(2);
const all: Readonly<Record<string, Scene>> = {
  ...Object.fromEntries(Object.entries(SCREENS).map(([name, path]) => [name, { path }])),
  ...SCENES,
};
const isWanted = (name: string): boolean =>
  wanted.length === 0 ||
  wanted.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name)) ||
  wanted.every((one) => one in EVERY_LOOK);
const namedLooks = Object.entries(EVERY_LOOK).filter(([name]) => wanted.includes(name));
const looks = namedLooks.length > 0 ? namedLooks : Object.entries(LOOKS);

mkdirSync(folder, { recursive: true });
const server = await startVereskServer(process.env['AMPARO_DIST']);
const browser = await openBrowser();
for (const [lookName, look] of looks) {
  const { page, context, complaints } = await openPage(browser, server.address, look);
  const say = (key: WordKey): string => (look.language === 'be' ? be : en)[key];
  for (const [name, scene] of Object.entries(all).filter(([one]) => isWanted(one))) {
    server.change({ answers: scene.answers ?? {}, failing: scene.failing ?? [] });
    await page.goto(server.address + scene.path);
    await settle(page)
      .then(() => scene.reach?.(page, say))
      .catch((error: unknown) => complaints.push(`${name}: ${String(error)}`));
    await page.screenshot({ path: join(folder, `${name}-${lookName}.png`) });
  }
  for (const complaint of new Set(complaints)) console.warn(`${lookName}: ${complaint}`);
  await context.close();
}
await browser.close();
server.stop();
