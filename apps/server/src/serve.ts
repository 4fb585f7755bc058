import { createServer } from 'node:net';
import { serve as listen, type ServerType } from '@hono/node-server';
import { makeApp } from './app.ts';
import { openDoor } from './door.ts';
import type { Host } from './host.ts';

export interface Serving {
  /** Address with this start's token: whoever has it is let in. */
  readonly address: string;
  readonly origin: string;
  readonly token: string;
  readonly close: () => Promise<void>;
}

const WANTED_PORT = 4180;

/** Listens on the loopback interface only, on the wanted port or the next free one. */
export const serveHost = async (host: Host, options: { readonly port?: number } = {}): Promise<Serving> => {
  let port = options.port ?? (await freePort(WANTED_PORT));
  const door = openDoor(() => port);
  const app = makeApp(host, door);
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started: ServerType = listen({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info) => {
      port = info.port;
      resolve(started);
    });
    started.once('error', reject);
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    token: door.token,
    address: `${origin}/?token=${door.token}`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await host.close();
    },
  };
};

const freePort = async (wanted: number): Promise<number> => ((await isFree(wanted)) ? wanted : 0);

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
