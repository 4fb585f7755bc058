import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export { CHROMIUM_FLAGS, findChromium } from '@amparo/platform/capture/find-chromium';

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
