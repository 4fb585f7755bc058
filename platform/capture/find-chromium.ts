import { existsSync } from 'node:fs';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A real browser: the one that AMPARO_CHROMIUM names and no other, or the first at a usual place. */
export const findChromium = (): string | undefined => {
  const asked = process.env['AMPARO_CHROMIUM'];
  return (asked === undefined || asked === '' ? USUAL : [asked]).find((path) => existsSync(path));
};

/** Repeatable and offline; without a sandbox only as root, where Chromium has none. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
