import { lookup } from 'node:dns/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CapturePolicy, pageAddress, refusalOfConnection } from './public-address.ts';

/** What a name was resolved to, when; `refused` says why nothing was asked of it. */
export interface NameAnswer {
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly string[];
  readonly used: string | null;
  readonly refused: string | null;
  /** False for what the browser would have asked for by itself; that is always refused. */
  readonly byPage: boolean;
  readonly at: string;
}

export interface GuardedProxy {
  readonly address: string;
  /** Opens the way to the server of an address that the page itself asks for. */
  readonly expect: (url: string) => void;
  /** Answers of the name service and refusals, in the order asked. */
  readonly answers: readonly NameAnswer[];
  /** Bytes that came back through it. */
  readonly received: () => number;
  readonly close: () => Promise<void>;
}

const CONNECT_MS = 15_000;
/** The browser tells what a page asks for at the moment in which it connects; the word may come a little later. */
const EXPECTED_MS = 2_000;
const IDLE_MS = 60_000;

/**
 * The only way out of the capturing browser: a proxy on the loopback that resolves each name itself, looks at every
 * address before it connects and connects to the address that it looked at. So a name that answers with another address
 * the second time, a redirect, a number in odd notation or a page that asks for the machine's own services is refused at
 * the connection (security reference, T32), and whatever the browser would ask for by itself, that no page named, too.
 * What it refuses it says; it keeps nothing of what passes.
 */
export const openGuardedProxy = async (policy: CapturePolicy, mostBytes: number): Promise<GuardedProxy> => {
  const answers: NameAnswer[] = [];
  const sockets = new Set<Duplex>();
  let bytes = 0;
  const expected = new Set<string>();
  const isExpected = async (host: string, port: number): Promise<boolean> => {
    for (const end = performance.now() + EXPECTED_MS; performance.now() < end; await sleep(25))
      if (expected.has(`${host}:${port}`)) return true;
    return false;
  };
  const resolve = async (host: string, port: number): Promise<string | null> => {
    if (!(await isExpected(host, port))) {
      const refused = `${host} was asked for by the browser itself, not by the page`;
      answers.push({ host, port, addresses: [], used: null, refused, byPage: false, at: new Date().toISOString() });
      return null;
    }
    const addresses = isIP(host) === 0 ? await addressesOf(host) : [host];
    const refusals = addresses.map((address) => refusalOfConnection(address, port, policy));
    // One closed address among the answers closes the name: which one is asked is otherwise up to who answers.
    const refused =
      addresses.length === 0 ? `no address for ${host}` : (refusals.find((reason) => reason !== null) ?? null);
    const used = refused === null ? (addresses[0] ?? null) : null;
    answers.push({ host, port, addresses, used, refused, byPage: true, at: new Date().toISOString() });
    return used;
  };
  const count = (piece: Buffer, socket: { destroy(cause: Error): unknown }): void => {
    bytes += piece.byteLength;
    if (bytes > mostBytes) socket.destroy(new Error('too much was received'));
  };
  const open = async (host: string, port: number): Promise<Socket | null> => {
    const address = await resolve(host, port);
    if (address === null) return null;
    const socket = connect({ host: address, port });
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => count(piece, socket));
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    return socket;
  };

  const server = createServer(async (asked, answer) => {
    const target = pageAddress(asked.url ?? '');
    if ('refused' in target || target.url.protocol !== 'http:') return refuse(answer);
    const address = await resolve(target.host, target.port);
    if (address === null) return refuse(answer);
    forward(asked, answer, { address, port: target.port, url: target.url }, (piece) => count(piece, answer));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('connect', async (asked: IncomingMessage, browser: Duplex, head: Buffer) => {
    browser.on('error', () => undefined);
    const [, host = '', port = ''] = /^\[?([^\]]*)\]?:(\d+)$/.exec(asked.url ?? '') ?? [];
    const out = await open(host, Number(port));
    if (out === null) {
      browser.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const late = setTimeout(() => out.destroy(), CONNECT_MS);
    out.once('connect', () => {
      clearTimeout(late);
      browser.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) out.write(head);
      out.pipe(browser);
      browser.pipe(out);
    });
    out.once('close', () => {
      clearTimeout(late);
      browser.destroy();
    });
    browser.once('close', () => out.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    expect: (url) => {
      const target = pageAddress(url);
      if (!('refused' in target)) expected.add(`${target.host}:${target.port}`);
    },
    answers,
    received: () => bytes,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
};

const addressesOf = async (host: string): Promise<readonly string[]> => {
  try {
    return (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address);
  } catch {
    return [];
  }
};

const refuse = (answer: ServerResponse): void => {
  answer.writeHead(403, { 'content-length': 0 }).end();
};

interface Target {
  readonly address: string;
  readonly port: number;
  readonly url: URL;
}

/** A plain request goes to the address that was looked at; the name goes along in `Host` only. */
const forward = (
  asked: IncomingMessage,
  answer: ServerResponse,
  { address, port, url }: Target,
  count: (piece: Buffer) => void,
): void => {
  const { 'proxy-connection': _proxy, ...headers } = asked.headers;
  const out = request(
    {
      host: address,
      port,
      method: asked.method,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host },
      timeout: IDLE_MS,
    },
    (came) => {
      came.on('data', count);
      answer.writeHead(came.statusCode ?? 502, came.statusMessage, came.rawHeaders);
      came.pipe(answer);
    },
  );
  out.on('timeout', () => out.destroy(new Error('no answer')));
  out.on('error', () => {
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502, { 'content-length': 0 }).end();
  });
  asked.pipe(out);
};
