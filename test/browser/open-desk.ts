import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, makeHost } from '@amparo/server/host';
import { type Serving, serveHost } from '@amparo/server/serve';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';

export interface OpenDesk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly host: Host;
  readonly serving: Serving;
  readonly folder: string;
  /** Errors of the page and of its policy. */
  readonly complaints: string[];
  /** Requests to anywhere but the server: there must be none. */
  readonly foreign: string[];
  readonly close: () => Promise<void>;
}

/** The real desk on the real server and database, in a real browser. */
export const openDesk = async (options: {
  readonly fictional: boolean;
  readonly language?: string;
}): Promise<OpenDesk> => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium: install one, or set AMPARO_CHROMIUM to its path');
  const folder = mkdtempSync(join(tmpdir(), 'amparo-desk-'));
  const host = makeHost(join(folder, 'workspace'));
  await host.open({ directory: join(folder, 'workspace'), create: { name: 'Test', fictional: options.fictional } });
  const serving = await serveHost(host, { port: 0 });
  const browser: Browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addInitScript(
    (language) => localStorage.setItem('amparo.language', language),
    options.language ?? 'en',
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== serving.origin && protocol !== 'blob:' && protocol !== 'data:') foreign.push(request.url());
  });
  await page.goto(serving.address);
  return {
    page,
    context,
    host,
    serving,
    folder,
    complaints,
    foreign,
    close: async () => {
      await browser.close();
      await serving.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What axe finds serious or critical on the page as it stands. Left out is React Aria's hidden announcer, whose spoken
 * lines point at elements that may be gone when axe comes by.
 */
export const seriousFaults = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    "axe.run({ exclude: [['[data-live-announcer]']] }, { resultTypes: ['violations'] })",
  )) as { readonly violations: readonly Violation[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
};
