import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { openWorkspaceFolder, workspaceExists, workspacesHome } from '@amparo/platform/config/workspace';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Host } from './host.ts';

const passphrase = z.string().min(12, 'a passphrase has at least 12 characters').max(1000);

/** Opening, locking and making workspaces: no deeds, since there is no journal to write them into while it is shut. */
export const houseDoors = (host: Host): Hono => {
  const app = new Hono();
  app.get('/', (context) => context.json(houseView(host)));
  app.post('/unlock', async (context) => {
    const input = z.object({ passphrase: z.string().min(1) }).parse(await body(context));
    await host.open({ directory: host.state().directory, unlock: { passphrase: input.passphrase } });
    return context.json(houseView(host));
  });
  app.post('/lock', async (context) => {
    await host.close();
    return context.json(houseView(host));
  });
  app.post('/open', async (context) => {
    const input = z
      .object({ directory: z.string().min(1), passphrase: z.string().optional() })
      .parse(await body(context));
    if (!knownDirectories(host).includes(input.directory))
      throw fault('not-found', `${input.directory} is not one of the workspaces of this machine`);
    await host.open({
      directory: input.directory,
      ...(input.passphrase === undefined ? {} : { unlock: { passphrase: input.passphrase } }),
    });
    return context.json(houseView(host));
  });
  app.post('/new-workspace', async (context) => {
    const input = z.object({ name: z.string().trim().min(1).max(120), passphrase }).parse(await body(context));
    await host.open({
      directory: freeDirectory(input.name),
      create: { name: input.name },
      unlock: { passphrase: input.passphrase },
    });
    return context.json(houseView(host));
  });
  app.onError((cause) => {
    if (cause instanceof z.ZodError) {
      throw fault('input-invalid', cause.issues.map(({ message }) => message).join('; '), {
        field: cause.issues[0]?.path.join('.') ?? '',
      });
    }
    throw cause;
  });
  return app;
};

const body = async (context: Context): Promise<unknown> => {
  try {
    return await context.req.json();
  } catch (cause) {
    throw fault('input-invalid', 'expected JSON', { cause });
  }
};

const houseView = (host: Host) => {
  const { directory, record, locked } = host.state();
  return {
    directory,
    name: record?.name ?? '',
    fictional: record?.fictional ?? false,
    locked,
    workspaces: knownDirectories(host).map((one) => {
      const { name, fictional } = openWorkspaceFolder(one).record;
      return {
        directory: one,
        name,
        fictional,
        current: one === directory,
        keyFile: existsSync(join(one, 'keys', 'workspace.key')),
      };
    }),
  };
};

const knownDirectories = (host: Host): string[] => {
  const home = workspacesHome();
  const inHome = existsSync(home) ? readdirSync(home).map((name) => join(home, name)) : [];
  return [...new Set([host.state().directory, ...inHome])].filter(workspaceExists).sort();
};

/** A folder named after the workspace, in ASCII, that does not exist yet. */
const freeDirectory = (name: string): string => {
  const slug =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'workspace';
  for (let number = 1; ; number += 1) {
    const directory = join(workspacesHome(), number === 1 ? slug : `${slug}-${number}`);
    if (!existsSync(directory)) return directory;
  }
};
