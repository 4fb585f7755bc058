import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FICTIONAL_LAW, loadDomainData } from '@amparo/platform/config/domain-data';
import { type Answers, answers } from './veresk-answers.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
/** A captured page as a still, under the policy that the real server gives it. */
const STILL = '<!doctype html><title>Observers</title><h1>Mothers and letters</h1><p>A page of Barysk observers.</p>';
const STILL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
/** One grey dot, for every page that is drawn. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const HOUSE = {
  directory: '/home/alena/amparo/demo',
  name: 'Demo archive · Veresk (fictional)',
  fictional: true,
  workspaces: [{ directory: '/home/alena/amparo/own', name: 'Own', fictional: false, current: false, keyFile: false }],
};

export interface VereskServer {
  readonly address: string;
  /** Every deed asked for, with its input. */
  readonly asked: { readonly deed: string; readonly input: unknown }[];
  readonly change: (state: {
    readonly locked?: boolean;
    readonly failing?: readonly string[];
    /** Answers instead of those of the fixture. */
    readonly answers?: Partial<Answers>;
  }) => void;
  readonly stop: () => void;
}

/** A house of paper: the built desk under the strict policy of the real server, and the answers of the fixture. */
export const startVereskServer = async (dist = DIST, more: Partial<Answers> = {}): Promise<VereskServer> => {
  const asked: { deed: string; input: unknown }[] = [];
  let locked = false;
  let failing: readonly string[] = [];
  let instead = more;
  const { schema } = loadDomainData(FICTIONAL_LAW);
  const reply = (path: string, body: string): readonly [number, unknown] => {
    if (path === '/api/house') return [200, { ...HOUSE, locked }];
    if (locked) return [423, { faults: [{ code: 'locked', message: 'the workspace is locked' }] }];
    if (path === '/api/schema') return [200, schema];
    const [, , feature, deed] = path.split('/');
    const name = `${feature}.${deed}`;
    const input: unknown = body === '' ? {} : JSON.parse(body);
    asked.push({ deed: name, input });
    if (failing.includes(name))
      return [409, { faults: [{ code: 'conflict', message: `${name} was refused by the fixture` }] }];
    const answer = ({ ...answers, ...instead } as Readonly<Record<string, ((input: unknown) => unknown) | undefined>>)[
      name
    ];
    // A sealed item refuses until somebody says what it is opened for.
    try {
      return answer ? [200, answer(input)] : [202, { job: '00000000-0000-7000-8000-000000000001' }];
    } catch (thrown) {
      return [428, { faults: [{ code: thrown instanceof Error ? thrown.message : '', message: 'item 14 is sealed' }] }];
    }
  };
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const send = (status: number, type: string, body: string | Buffer, policy = POLICY): void => {
      response.writeHead(status, {
        'content-type': type,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
      });
      response.end(body);
    };
    if (path === '/api/read/draw-page' && !locked && !failing.includes('read.draw-page')) {
      asked.push({
        deed: 'read.draw-page',
        input: Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams),
      });
      send(200, 'image/png', DOT);
      return;
    }
    if (path === '/api/read/replay-capture') return send(200, 'text/html; charset=utf-8', STILL, STILL_POLICY);
    if (path.startsWith('/api/')) {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const received = path === '/api/collect/receive-file';
        const [status, answer] = received
          ? [
              200,
              {
                itemId: '00000000-0000-7000-8000-000000000014',
                number: 15,
                sha256: '',
                sha512: '',
                size: 1,
                duplicateOf: null,
                problems: [],
              },
            ]
          : reply(path, Buffer.concat(parts).toString('utf8'));
        if (received)
          asked.push({
            deed: 'collect.receive-file',
            input: JSON.parse(new URL(request.url ?? '', 'http://x').searchParams.get('input') ?? '{}'),
          });
        send(status, 'application/json', JSON.stringify(answer));
      });
      return;
    }
    const type = TYPES[extname(path)];
    if (type) {
      try {
        return send(200, type, readFileSync(join(dist, path)));
      } catch {
        return send(404, 'text/plain', 'not here');
      }
    }
    send(
      200,
      'text/html; charset=utf-8',
      readFileSync(join(dist, 'index.html'), 'utf8').replace('__AMPARO_TOKEN__', 'fixture'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    asked,
    change: (state) => {
      locked = state.locked ?? locked;
      failing = state.failing ?? failing;
      instead = state.answers ?? instead;
    },
    stop: () => server.close(),
  };
};
