import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AmparoError, fault } from '@amparo/core/ground/fault';
import type { MemberId } from '@amparo/core/ground/ids';
import { diskEncrypted } from '@amparo/platform/config/disk-encrypted';
import { FICTIONAL_LAW, loadDomainData } from '@amparo/platform/config/domain-data';
import { newId } from '@amparo/platform/config/new-id';
import {
  createWorkspace,
  openWorkspaceFolder,
  type Workspace,
  workspaceExists,
} from '@amparo/platform/config/workspace';
import { openCompartments } from '@amparo/platform/database/compartments';
import { type Database, openDatabase, type Transacting } from '@amparo/platform/database/connect';
import { openingPlugin } from '@amparo/platform/database/sealing-plugin';
import { holdToCheckpoint } from '@amparo/platform/journal/hold-to-checkpoint';
import { openJournal } from '@amparo/platform/journal/journal';
import { createKeyring, type Keyring, openKeyring } from '@amparo/platform/vault/keyring';
import type { Unlock } from '@amparo/platform/vault/unlock';
import { openVault } from '@amparo/platform/vault/vault';
import type { Actor } from './actor.ts';
import type { Deed } from './deed.ts';
import type { House } from './house.ts';
import { roleOf } from './members.ts';

export interface OpenRequest {
  readonly directory: string;
  /** Makes the workspace when the folder has none. */
  readonly create?: { readonly name: string; readonly fictional?: boolean };
  /** What opens the keys; a workspace with a key file inside opens without. */
  readonly unlock?: Unlock;
  readonly clock?: () => Date;
  /** Another PostgreSQL than the embedded one; by default DATABASE_URL, when it is set. */
  readonly databaseUrl?: string;
  /** The catalogue: the kernel does not know the features, so it is given. */
  readonly deeds: ReadonlyMap<string, Deed>;
}

/** The key file of workspaces that open by themselves: the demo, tests, and machines whose disk is the lock. */
export const keyFileOf = (workspace: Workspace): string => join(workspace.paths.keys, 'workspace.key');

/** Opens a workspace: folder, keys, database, vault, journal; makes it first when asked to. */
export const openHouse = async (request: OpenRequest): Promise<House> => {
  const clock = request.clock ?? (() => new Date());
  const workspace = folderOf(request);
  const keyring = await keyringOf(workspace, request);
  const opened = await openDatabase({
    cluster: workspace.paths.cluster,
    run: workspace.paths.run,
    url: request.databaseUrl,
  });
  const compartments = openCompartments(keyring, opened.where);
  try {
    const vault = await openVault({ directory: workspace.paths.vault, keyring });
    const database = opened.kysely.withPlugin(openingPlugin(compartments));
    const journal = openJournal({
      database,
      where: opened.where,
      folder: workspace.paths.journal,
      origin: workspace.record.origin,
      seed: () => keyring.derive('journal-signing'),
      openSealed: compartments.open,
      clock,
    });
    await holdToCheckpoint({ database, folder: workspace.paths.journal, key: journal.key });
    const { schema, law } = loadDomainData(workspace.record.fictional ? FICTIONAL_LAW : []);
    const house = {
      workspace,
      database,
      vault,
      compartments,
      journal,
      schema,
      law,
      clock,
      databaseWay: opened.way,
      databaseRole: opened.role,
      asDatabaseOwner: opened.owner,
      deeds: request.deeds,
      diskEncrypted: diskEncrypted(workspace.directory),
      close: async () => {
        await journal.close();
        keyring.lock();
        await compartments.close();
        await opened.close();
      },
    };
    return { ...house, owner: await ownerOf(house) };
  } catch (cause) {
    await compartments.close();
    await opened.close();
    throw cause;
  }
};

const folderOf = (request: OpenRequest): Workspace => {
  const { directory, create } = request;
  if (create === undefined || workspaceExists(directory)) return openWorkspaceFolder(directory);
  try {
    return createWorkspace(directory, create);
  } catch (cause) {
    if (!madeByAnother(cause)) throw cause;
    return openWorkspaceFolder(directory);
  }
};

const keyringOf = async (workspace: Workspace, request: OpenRequest): Promise<Keyring> => {
  const hasKeyring = existsSync(join(workspace.paths.keys, 'keyring.json'));
  const keyFile = keyFileOf(workspace);
  const unlock = request.unlock ?? (!hasKeyring || existsSync(keyFile) ? { keyFile } : undefined);
  if (unlock === undefined) throw fault('locked', 'this workspace opens with a passphrase');
  if (hasKeyring) return openKeyring(workspace.paths.keys, unlock);
  try {
    return await createKeyring(workspace.paths.keys, unlock);
  } catch (cause) {
    if (!madeByAnother(cause)) throw cause;
    return openKeyring(workspace.paths.keys, unlock);
  }
};

/** Two programs may make one workspace at the same time: the slower one opens what the faster one made. */
const madeByAnother = (cause: unknown): boolean => cause instanceof AmparoError && cause.code === 'conflict';

/** The member of this machine. The first opening of a workspace writes the first line of its journal. */
const ownerOf = async (house: Omit<House, 'owner'>): Promise<Actor> => {
  const known = await firstMember(house.database);
  if (known !== undefined) return known;
  return house.database.transaction().execute(async (transaction) => {
    const entry = await house.journal.open(transaction);
    const meanwhile = await firstMember(transaction);
    if (meanwhile !== undefined) return meanwhile;
    const id = newId<MemberId>();
    const name = 'Steward';
    await transaction.insertInto('member').values({ id, name, role: 'steward', recorded_seq: entry.seq }).execute();
    await entry.write({
      deed: 'team.open-workspace',
      member: id,
      at: house.clock(),
      subjects: [id],
      record: { workspace: house.workspace.record.id, origin: house.workspace.record.origin, role: 'steward' },
    });
    return { member: id, name, role: 'steward' };
  });
};

const firstMember = async (database: Database | Transacting): Promise<Actor | undefined> => {
  const row = await database.selectFrom('member').selectAll().orderBy('recorded_seq').limit(1).executeTakeFirst();
  return row === undefined ? undefined : { member: row.id, name: row.name, role: roleOf(row.role) };
};
