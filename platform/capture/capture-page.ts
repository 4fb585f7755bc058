import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { chromium, type Page, type Response } from 'playwright-core';
import type { CapturedPage, Exchange, PageSigns } from './captured-page.ts';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';
import { type GuardedProxy, openGuardedProxy } from './guarded-proxy.ts';
import { type CapturePolicy, pageAddress } from './public-address.ts';
import { readChain, type ShownChain } from './read-chain.ts';

export interface CaptureRequest {
  readonly url: string;
  readonly policy: CapturePolicy;
  readonly clock: () => Date;
  readonly signal?: AbortSignal;
}

const LOAD_MS = 45_000;
const QUIET_MS = 8_000;
const WHOLE_MS = 120_000;
const VIEWPORT = { width: 1280, height: 900 };
/** Chromium draws no higher picture in one piece. */
const PICTURE_HEIGHT = 16_000;
const MOST_BYTES = 200 * 1024 * 1024;
const MOST_BODY = 50 * 1024 * 1024;

/**
 * Opens a page in the browser of this machine and keeps what it was served: every exchange, the page as received and as
 * it stood after its scripts, its picture from top to bottom, redirects, answers of the name service, certificates. The
 * browser knows one way out, a proxy that refuses closed addresses; it has a profile of its own that is removed, no cookie
 * and no extension. Nothing is asked of anybody but the page's own servers.
 * Faults: `input-invalid` (address refused), `unavailable` (no browser, no answer), `cancelled`, `limit-reached`.
 */
export const capturePage = async (request: CaptureRequest): Promise<CapturedPage> => {
  const target = pageAddress(request.url);
  if ('refused' in target) throw fault('input-invalid', target.refused, { field: 'url' });
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw fault(
      'unavailable',
      'capturing needs Chromium on this machine: install it (Debian: chromium) or name it in AMPARO_CHROMIUM',
    );
  const proxy = await openGuardedProxy(request.policy, MOST_BYTES);
  const home = await mkdtemp(join(tmpdir(), 'amparo-capture-'));
  try {
    const browser = await chromium.launch({
      executablePath,
      args: [...CHROMIUM_FLAGS, ...SHUT_IN],
      proxy: { server: `http://${proxy.address}`, bypass: '<-loopback>' },
      env: { HOME: home, TMPDIR: home, PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' },
    });
    const end = (): void => void browser.close().catch(() => undefined);
    const late = setTimeout(end, WHOLE_MS);
    request.signal?.addEventListener('abort', end);
    try {
      const context = await browser.newContext({
        viewport: VIEWPORT,
        ignoreHTTPSErrors: true,
        serviceWorkers: 'block',
        acceptDownloads: false,
      });
      context.on('request', (asked) => proxy.expect(asked.url()));
      return await visit(await context.newPage(), browser.version(), target.url.href, request, proxy);
    } catch (cause) {
      if (request.signal?.aborted) throw fault('cancelled', `capturing ${request.url} was stopped`, { cause });
      throw cause;
    } finally {
      clearTimeout(late);
      request.signal?.removeEventListener('abort', end);
      await browser.close().catch(() => undefined);
    }
  } finally {
    await proxy.close();
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
};

/** No way round the proxy: no names resolved by the browser, no datagrams of calls, no cache on the disk. */
const SHUT_IN = [
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disk-cache-size=1',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-features=DnsOverHttps,PreloadMediaEngagementData,OptimizationHints,MediaRouter',
];

const visit = async (
  page: Page,
  version: string,
  asked: string,
  { url, clock }: CaptureRequest,
  proxy: GuardedProxy,
): Promise<CapturedPage> => {
  const startedAt = clock();
  const seen: Promise<Exchange | null>[] = [];
  const missing: { url: string; why: string }[] = [];
  let kept = 0;
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('response', (response) => {
    seen.push(
      exchangeOf(response, clock(), (size) => {
        kept += size;
        return size <= MOST_BODY && kept <= MOST_BYTES;
      }).catch(() => null),
    );
  });
  page.on('requestfailed', (failed) => {
    if (/^https?:/.test(failed.url()))
      missing.push({ url: failed.url(), why: failed.failure()?.errorText ?? 'failed' });
  });
  const main = await page.goto(asked, { waitUntil: 'load', timeout: LOAD_MS }).catch((cause: unknown) => {
    throw notHad(asked, proxy, cause);
  });
  if (main === null) throw fault('unavailable', `${url} gave no page`);
  // A guard's refusal is an answer of the proxy, never the page's.
  const refusal = proxy.answers.find(({ refused, host }) => refused !== null && host === new URL(main.url()).hostname);
  if (main.status() === 403 && refusal !== undefined) throw notHad(asked, proxy, null);
  await quiet(page);
  await scrollThrough(page);
  await quiet(page);
  const signs = await signsOf(page);
  const picture = await page.screenshot({
    type: 'png',
    animations: 'disabled',
    ...(signs.pictureEndsEarly
      ? { clip: { x: 0, y: 0, width: VIEWPORT.width, height: PICTURE_HEIGHT }, fullPage: true }
      : { fullPage: true }),
  });
  const [rendered, title, text, userAgent] = [
    await page.content(),
    await page.title(),
    await page.evaluate<string>('document.body === null ? "" : document.body.innerText'),
    await page.evaluate<string>('navigator.userAgent'),
  ];
  const exchanges = (await Promise.all(seen)).filter((exchange) => exchange !== null);
  return {
    asked: url,
    final: page.url(),
    redirects: redirectsOf(main),
    startedAt,
    endedAt: clock(),
    status: main.status(),
    title,
    received: exchanges.find((exchange) => exchange.url === main.url() && exchange.body !== null)?.body ?? null,
    rendered,
    text,
    picture,
    exchanges,
    missing,
    names: [...proxy.answers],
    chains: await chainsOf(redirectsOf(main), proxy),
    browser: `Chromium ${version}`,
    userAgent,
    viewport: VIEWPORT,
    signs,
  };
};

const notHad = (url: string, proxy: GuardedProxy, cause: unknown): Error => {
  const refused = proxy.answers.findLast(({ refused, byPage }) => refused !== null && byPage)?.refused;
  if (refused !== undefined && refused !== null)
    return fault('input-invalid', `${url} was not captured: ${refused}`, { field: 'url', cause });
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'no answer';
  return fault('unavailable', `${url} was not captured: ${reason}`, { field: 'url', cause });
};

const exchangeOf = async (response: Response, at: Date, room: (size: number) => boolean): Promise<Exchange | null> => {
  const url = response.url();
  if (!/^https?:/.test(url)) return null;
  const asked = response.request();
  const redirected = response.status() >= 300 && response.status() < 400;
  const body = redirected ? null : await response.body().catch(() => null);
  const pairs = (headers: readonly { name: string; value: string }[]): Exchange['requestHeaders'] =>
    headers.map(({ name, value }) => [name, value] as const);
  return {
    url,
    method: asked.method(),
    requestHeaders: pairs(await asked.headersArray()),
    status: response.status(),
    statusText: response.statusText(),
    responseHeaders: pairs(await response.headersArray()),
    body: body !== null && room(body.byteLength) ? new Uint8Array(body) : null,
    resourceType: asked.resourceType(),
    at,
  };
};

const redirectsOf = (main: Response): readonly string[] => {
  const chain: string[] = [];
  for (
    let request: ReturnType<Response['request']> | null = main.request();
    request;
    request = request.redirectedFrom()
  )
    chain.unshift(request.url());
  return chain;
};

const quiet = (page: Page): Promise<void> =>
  page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => undefined);

/** Pictures that load when they come into view, and back to the top for the picture. In the page's world: as text. */
const scrollThrough = async (page: Page): Promise<void> => {
  await page
    .evaluate(
      `(async () => {
        const step = Math.max(400, window.innerHeight - 100);
        const end = Math.min(document.documentElement.scrollHeight, 60000);
        for (let y = 0; y < end; y += step) { window.scrollTo(0, y); await new Promise((go) => setTimeout(go, 60)); }
        window.scrollTo(0, 0);
      })()`,
    )
    .catch(() => undefined);
};

const signsOf = async (page: Page): Promise<PageSigns> => {
  const counted = await page.evaluate<Omit<PageSigns, 'pictureEndsEarly'>>(
    `({
      passwordFields: [...document.querySelectorAll('input[type=password]')].filter((field) => field.getClientRects().length > 0).length,
      challengeFrames: [...document.querySelectorAll('iframe')].filter((frame) => /captcha|challenge|turnstile/i.test(frame.src)).length,
      pictures: [...document.images].filter((image) => image.naturalWidth > 80).length,
      height: document.documentElement.scrollHeight,
    })`,
  );
  return { ...counted, pictureEndsEarly: counted.height > PICTURE_HEIGHT };
};

const chainsOf = async (urls: readonly string[], proxy: GuardedProxy): Promise<readonly ShownChain[]> => {
  const hosts = new Map(
    urls
      .map((url) => new URL(url))
      .filter(({ protocol }) => protocol === 'https:')
      .map((url) => [url.host, url] as const),
  );
  const chains: ShownChain[] = [];
  for (const url of hosts.values()) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = url.port === '' ? 443 : Number(url.port);
    const used = proxy.answers.find((answer) => answer.host === host && answer.port === port)?.used;
    const chain = used === undefined || used === null ? null : await readChain(host, used, port);
    if (chain !== null) chains.push(chain);
  }
  return chains;
};
