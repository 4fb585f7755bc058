import { spawnSync } from 'node:child_process';
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

/** What a person can do when there is none. */
export const noChromium = (): string => {
  const asked = process.env['AMPARO_CHROMIUM'];
  return asked === undefined || asked === ''
    ? 'FAILED: no Chromium for the browser tests. Install one (Debian: apt-get install chromium), or set AMPARO_CHROMIUM to its path.'
    : `FAILED: no Chromium for the browser tests: AMPARO_CHROMIUM names ${asked}, and there is no such file.`;
};

/** By the system's own means, where we may: Debian's package, as root. Nothing is downloaded by us. */
export const installChromium = (): void => {
  if (process.env['AMPARO_CHROMIUM'] || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing the package chromium for the browser tests …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  });
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
