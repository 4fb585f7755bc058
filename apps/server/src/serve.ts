import { fault } from '@amparo/core/ground/fault';
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

/** Listens on the loopback interface only, on the wanted port or, when it is taken and none was asked for, a free one. */
export const serveHost = async (host: Host, options: { readonly port?: number } = {}): Promise<Serving> => {
  let port = options.port ?? WANTED_PORT;
  const door = openDoor(() => port);
  const app = makeApp(host, door);
  const listenOn = (wanted: number): Promise<ServerType> =>
    new Promise((resolve, reject) => {
      const started: ServerType = listen({ fetch: app.fetch, port: wanted, hostname: '127.0.0.1' }, (info) => {
        port = info.port;
        resolve(started);
      });
      started.once('error', reject);
    });
  const server = await listenOn(port).catch((cause: NodeJS.ErrnoException) => {
    const refused = cause.code === 'EADDRINUSE' || cause.code === 'EACCES';
    if (refused && options.port === undefined) return listenOn(0);
    if (refused)
      throw fault('unavailable', `port ${port} of 127.0.0.1 is taken or not allowed; try another`, { cause });
    throw cause;
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
