import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Where a Chromium may be on the machine; `AMPARO_CHROMIUM` names another. */
const PLACES = [
  process.env.AMPARO_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export const chromiumPath = (): string | undefined => PLACES.find((path) => path !== '' && existsSync(path));

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'be' | 'ru';
}

export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors and broken policies that the page told. */
  readonly complaints: string[];
  /** Addresses asked for outside the page's own origin. */
  readonly foreign: string[];
}

/** A page of the desk in one look, with everything that it complains about written down. */
export const openPage = async (browser: Browser, address: string, look: Look): Promise<Watched> => {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    locale: look.language,
    timezoneId: 'Europe/Vilnius',
    reducedMotion: 'reduce',
  });
  await context.addInitScript((language) => localStorage.setItem('amparo.language', language), look.language);
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.origin !== new URL(address).origin && asked.protocol !== 'blob:') foreign.push(request.url());
  });
  return { context, page, complaints, foreign };
};

export const SCREENS: Readonly<Record<string, string>> = {
  desk: '/',
  sources: '/sources',
  reader: '/sources/00000000-0000-7000-8000-000000000014',
  custody: '/sources/00000000-0000-7000-8000-000000000014/custody',
  compare: '/compare?a=00000000-0000-7000-8000-000000000014&b=00000000-0000-7000-8000-000000000015',
  'compare-values': '/compare?a=00000000-0000-7000-8000-000000000014&b=00000000-0000-7000-8000-000000000015&tab=values',
  people: '/people',
  person: '/people/00000000-0000-7000-8000-000000000301',
  matches: '/matches',
  'second-look': '/matches?blind=1',
  cluster: '/matches/00000000-0000-7000-8000-000000000102',
  figures: '/figures',
  communications: '/communications',
  composer: '/communications/new?person=00000000-0000-7000-8000-000000000301',
  workspace: '/workspace',
  journal: '/workspace?tab=journal',
  vault: '/workspace?tab=vault',
  members: '/workspace?tab=members',
  jobs: '/workspace?tab=jobs',
  export: '/workspace?tab=export',
};

export const settle = async (page: Page): Promise<void> => {
  await page.waitForSelector('main h1, .unlock h1', { state: 'attached', timeout: 10_000 });
  await page.waitForTimeout(250);
  await page.evaluate(() => document.fonts.ready);
};
