import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fault } from '@amparo/core/ground/fault';
import type { Context } from 'hono';
import type { Door } from './door.ts';

const DIST = fileURLToPath(new URL('../../web/dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** The desk as Vite built it: hashed assets, and its one page for every other path, with this start's token in it. */
export const deskFiles = (door: Door) => (context: Context) => {
  const path = normalize(decodeURIComponent(new URL(context.req.url).pathname));
  const file = join(DIST, path);
  const type = TYPES[extname(file)];
  if (type !== undefined && file.startsWith(DIST) && existsSync(file) && statSync(file).isFile()) {
    return context.body(readFileSync(file), 200, {
      'content-type': type,
      'cache-control': 'private, max-age=31536000, immutable',
    });
  }
  if (type !== undefined) throw fault('not-found', `the desk has no file ${path}`);
  const page = join(DIST, 'index.html');
  if (!existsSync(page))
    throw fault('unavailable', 'the desk is not built: start Amparo with npm start, which builds it');
  return context.html(readFileSync(page, 'utf8').replace('__AMPARO_TOKEN__', door.token));
};
