import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capturePage } from '@amparo/platform/capture/capture-page';
import type { CapturedPage } from '@amparo/platform/capture/captured-page';
import { writeWacz } from '@amparo/platform/capture/write-wacz';
import { extract } from '@amparo/platform/sandbox/extract';
import { judgeCapture } from '@amparo/platform/sandbox/inside/judge-capture';
import { replayPage } from '@amparo/platform/sandbox/replay-page';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';

const STORY = 'The court of Barysk heard the case behind closed doors, and nobody was let in. '.repeat(20);
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tarvia Today</title>${head}</head><body>${body}</body></html>`;

/** A site of a fictional paper: what it answers by path. `closed` is an address that nobody may be led to. */
const siteOf = (
  closed: () => string,
): Readonly<Record<string, { type?: string; location?: string; body?: string | Buffer; status?: number }>> => ({
  '/story': {
    body: page(
      `<h1>Behind closed doors</h1><p>${STORY}</p><p id="late"></p><img src="/dot.png"><div style="height:3000px"></div><img loading="lazy" src="/late.png">
       <script>document.getElementById('late').textContent = 'Added by the page itself: Вераск.'</script>`,
      '<link rel="stylesheet" href="/style.css">',
    ),
  },
  '/style.css': { type: 'text/css', body: 'h1 { color: #802020; background: url(/dot.png) }' },
  '/dot.png': { type: 'image/png', body: DOT },
  '/late.png': { type: 'image/png', body: DOT },
  '/moved': { location: '/moved-again' },
  '/moved-again': { location: '/story' },
  '/wall': { body: page('<h1>Log in</h1><form><input name="a"><input type="password"></form>') },
  '/robots': { body: page('<h1>Verify you are human</h1>') },
  '/shell': { body: page('<div id="root"></div><script>/* nothing comes */</script>') },
  '/gone': { status: 404, body: page('<p>No such page.</p>') },
  '/trap': {
    get location() {
      return `${closed()}/secret`;
    },
  },
  '/leaks': {
    get body() {
      return page(
        `<p>${STORY}</p><img src="${closed()}/secret.png"><iframe src="${closed()}/frame"></iframe><script>fetch('${closed()}/fetched').catch(() => 0); new WebSocket('${closed().replace('http', 'ws')}/socket')</script>`,
      );
    },
  },
});

const listen = (server: Server): Promise<string> =>
  new Promise((ready) =>
    server.listen(0, '127.0.0.1', () => ready(`127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );

describe('capturing a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-capture-test-'));
  const askedOfClosed: string[] = [];
  const askedOfSite: string[] = [];
  let host = '';
  let secureHost = '';
  const closedServer = createServer((asked, answer) => {
    askedOfClosed.push(asked.url ?? '');
    answer.end('secret');
  });
  let closed = '';
  const site = siteOf(() => closed);
  const server = createServer((asked, answer) => {
    askedOfSite.push(asked.url ?? '');
    const found = site[asked.url ?? ''];
    if (found?.location !== undefined) answer.writeHead(302, { location: found.location }).end();
    else
      answer
        .writeHead(found === undefined ? 404 : (found.status ?? 200), {
          'content-type': found?.type ?? 'text/html; charset=utf-8',
        })
        .end(found?.body ?? '');
  });
  const policy = () => ({ permitted: new Set([host, secureHost]) });
  const capture = (path: string): Promise<CapturedPage> =>
    capturePage({ url: `http://${host}${path}`, policy: policy(), clock: () => new Date() });
  const problems = async (path: string): Promise<readonly string[]> =>
    judgeCapture(await capture(path)).map(({ code }) => code);

  beforeAll(async () => {
    host = await listen(server);
    closed = `http://${await listen(closedServer)}`;
  });
  afterAll(() => {
    server.close();
    closedServer.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps what was served, what the page became, its picture and the way to it; others can check the archive', async () => {
    const captured = await capture('/moved');
    expect(captured.redirects).toEqual(['/moved', '/moved-again', '/story'].map((path) => `http://${host}${path}`));
    expect(captured.text).toContain('Added by the page itself: Вераск.');
    expect(Buffer.from(captured.received ?? []).toString()).toBe(site['/story']?.body);
    expect(askedOfSite).toContain('/late.png');
    expect(captured.picture.byteLength).toBeGreaterThan(2000);
    expect(judgeCapture(captured)).toEqual([]);

    const wacz = await writeWacz(captured, 'Amparo');
    const file = join(folder, 'page.wacz');
    writeFileSync(file, wacz);
    const checked = spawnSync('python3', ['-c', CHECK, file], { encoding: 'utf8' });
    expect(checked.stderr).toBe('');
    expect(checked.stdout).toMatch(/^[1-9]\d* records, [1-9]\d* digests right, 3 files of the package right\n$/);

    const read = await extract({ bytes: one(wacz), declaredName: 'page.wacz' });
    expect(read).toMatchObject({ mediaType: 'application/wacz', title: 'Tarvia Today', problems: [] });
    expect(read.text).toContain('Added by the page itself: Вераск.');
  });

  it('finds a changed record by the plain checker', async () => {
    const wacz = Buffer.from(await writeWacz(await capture('/story'), 'Amparo'));
    const at = wacz.indexOf('1f8b08', 'hex') + 200;
    wacz[at] = (wacz[at] ?? 0) ^ 1;
    const file = join(folder, 'changed.wacz');
    writeFileSync(file, wacz);
    expect(spawnSync('python3', ['-c', CHECK, file], { encoding: 'utf8' }).status).not.toBe(0);
  });

  it('replays offline: the same words and colours, no script, no request', async () => {
    const wacz = await writeWacz(await capture('/story'), 'Amparo');
    const replayed = await replayPage({ bytes: one(wacz), declaredName: 'page.wacz' });
    if ('problem' in replayed) throw new Error(replayed.problem.message);
    const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_FLAGS] });
    try {
      const shown = await browser.newPage();
      const requests: string[] = [];
      shown.on('request', (request) => requests.push(request.url()));
      await shown.setContent(Buffer.from(replayed.html).toString());
      expect(await shown.evaluate('document.body.innerText')).toContain('Added by the page itself: Вераск.');
      expect(await shown.evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(128, 32, 32)');
      expect(await shown.evaluate('[...document.images].filter((image) => image.naturalWidth === 1).length')).toBe(2);
      expect(requests.filter((url) => !/^(?:data|about):/.test(url))).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('names a log-in wall, a check against robots, an empty shell, an error page', async () => {
    expect(await problems('/wall')).toContain('capture-login-wall');
    expect(await problems('/robots')).toContain('capture-bot-check');
    expect(await problems('/shell')).toContain('capture-empty');
    expect(await problems('/gone')).toContain('capture-error-page');
  });

  it('refuses closed addresses: asked for, by a redirect, from within a page', async () => {
    await expect(capturePage({ url: `${closed}/x`, policy: policy(), clock: () => new Date() })).rejects.toThrow(
      /loopback/,
    );
    await expect(capture('/trap')).rejects.toThrow(/loopback/);
    const leaking = await capture('/leaks');
    expect(leaking.missing.length + leaking.exchanges.filter(({ status }) => status === 403).length).toBeGreaterThan(0);
    expect(askedOfClosed).toEqual([]);
    await expect(capturePage({ url: 'file:///etc/passwd', policy: policy(), clock: () => new Date() })).rejects.toThrow(
      /http/,
    );
  });

  it('asks nobody but the servers of the page, and keeps the certificates that one showed', async () => {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const made = spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=tarvia.example',
      '-keyout',
      key,
      '-out',
      certificate,
    ]);
    if (made.status !== 0) return console.warn('SKIPPED: no openssl, certificates of a captured server not tried');
    const secure = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_asked, answer) =>
      answer.writeHead(200, { 'content-type': 'text/html' }).end(page(`<p>${STORY}</p>`)),
    );
    secureHost = await listen(secure);
    try {
      const captured = await capturePage({ url: `https://${secureHost}/`, policy: policy(), clock: () => new Date() });
      expect(captured.chains).toHaveLength(1);
      expect(captured.chains[0]?.certificates[0]?.subject).toBe('CN=tarvia.example');
      expect(judgeCapture(captured).map(({ code }) => code)).toContain('capture-untrusted-server');
      expect(
        captured.names.filter(({ used }) => used !== null).every(({ used, port }) => `${used}:${port}` === secureHost),
      ).toBe(true);
    } finally {
      secure.close();
      secure.closeAllConnections();
    }
  });

  describe('on the desk', () => {
    let desk: OpenDesk;
    beforeAll(async () => {
      process.env['AMPARO_CAPTURE_PERMIT'] = host;
      desk = await openDesk({ fictional: true });
    });
    afterAll(async () => {
      delete process.env['AMPARO_CAPTURE_PERMIT'];
      await desk.close();
    });

    it('receives the capture as an item, reads it, and shows it again in a frame that runs nothing', async () => {
      const token = await desk.page.evaluate<string>('document.querySelector("meta[name=amparo-token]").content');
      const call = async <T>(path: string, body: object): Promise<T> => {
        const answer = await fetch(`${desk.serving.origin}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-amparo-token': token },
          body: JSON.stringify(body),
        });
        return (await answer.json()) as T;
      };
      await call('/api/collect/capture-page', { url: `http://${host}/story`, classification: 'public' });
      let row: { id: string; title: string; problems: object[] } | undefined;
      await expect
        .poll(
          async () => {
            const listed = await call<{ rows: { id: string; title: string; mediaType: string; problems: object[] }[] }>(
              '/api/read/list-items',
              { sort: 'number', limit: 10, offset: 0 },
            );
            row = listed.rows.find(({ mediaType }) => mediaType === 'application/wacz');
            return row?.title;
          },
          { timeout: 60_000 },
        )
        .toBe('Tarvia Today');
      expect(row?.problems).toEqual([]);
      const answer = await desk.page.goto(`${desk.serving.origin}/api/read/replay-capture?item=${row?.id}`);
      expect(answer?.headers()['content-security-policy']).toContain('sandbox');
      expect(await desk.page.innerText('body')).toContain('Added by the page itself: Вераск.');
      expect(desk.foreign).toEqual([]);
    });
  });
});

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** A checker that shares no line with the writer: every digest of every record, every hash of the package. */
const CHECK = `
import gzip, hashlib, io, json, re, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
package = json.loads(z.read('datapackage.json'))
right = 0
for one in package['resources']:
    data = z.read(one['path'])
    assert one['bytes'] == len(data) and one['hash'] == 'sha256:' + hashlib.sha256(data).hexdigest(), one['path']
    right += 1
assert json.loads(z.read('datapackage-digest.json'))['hash'] == 'sha256:' + hashlib.sha256(z.read('datapackage.json')).hexdigest()
raw = z.read('archive/data.warc.gz')
records = digests = 0
stream = io.BytesIO(gzip.decompress(raw))
while True:
    line = stream.readline()
    if not line: break
    assert line == b'WARC/1.1\\r\\n', line
    head = {}
    while (line := stream.readline()) != b'\\r\\n':
        name, value = line.decode().split(':', 1)
        head[name.strip().lower()] = value.strip()
    block = stream.read(int(head['content-length']))
    assert stream.read(4) == b'\\r\\n\\r\\n'
    sha = lambda data: 'sha256:' + hashlib.sha256(data).hexdigest()
    if 'warc-block-digest' in head:
        assert head['warc-block-digest'] == sha(block), head
        digests += 1
    if 'warc-payload-digest' in head:
        payload = block.split(b'\\r\\n\\r\\n', 1)[1] if head['content-type'].startswith('application/http') else block
        assert head['warc-payload-digest'] == sha(payload), head
        digests += 1
    records += 1
for line in z.read('indexes/index.cdx').decode().splitlines():
    facts = json.loads(line.split(' ', 2)[2])
    member = gzip.decompress(raw[facts['offset']:facts['offset'] + facts['length']])
    assert ('WARC-Target-URI: ' + facts['url']).encode() in member, facts
print(f'{records} records, {digests} digests right, {right} files of the package right')
`;
