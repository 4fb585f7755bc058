import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { openBrowser } from './open-browser.ts';
import { startVereskServer, type VereskServer } from './veresk-server.ts';

export interface Stage {
  readonly browser: Browser;
  readonly server: VereskServer;
  /** Where the desk of this run was built. */
  readonly dist: string;
  readonly close: () => Promise<void>;
}

/** The desk as it is now, built anew, before the sample house and a browser. */
export const openStage = async (): Promise<Stage> => {
  const dist = mkdtempSync(join(tmpdir(), 'amparo-desk-'));
  await build({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    logLevel: 'error',
    build: { outDir: dist, emptyOutDir: true },
  });
  const server = await startVereskServer(dist);
  const browser = await openBrowser();
  return {
    browser,
    server,
    dist,
    close: async () => {
      await browser.close();
      server.stop();
      rmSync(dist, { recursive: true, force: true });
    },
  };
};
