import type { Law } from '@amparo/core/law/law';
import type { Schema } from '@amparo/core/schema/schema';
import type { Workspace } from '@amparo/platform/config/workspace';
import type { RoleSettled } from '@amparo/platform/database/application-role';
import type { Compartments } from '@amparo/platform/database/compartments';
import type { Database } from '@amparo/platform/database/connect';
import type { Journal } from '@amparo/platform/journal/journal';
import type { Vault } from '@amparo/platform/vault/vault';
import type { Actor } from './actor.ts';

/** An open workspace: what every deed may ask for. */
export interface OpenWorkspace {
  readonly workspace: Workspace;
  readonly database: Database;
  readonly vault: Vault;
  /** The keys of sealed items. What `database` answers is opened with them already; what is written is sealed by records/sealed-for.ts. */
  readonly compartments: Compartments;
  readonly journal: Journal;
  readonly schema: Schema;
  readonly law: Law;
  readonly clock: () => Date;
  /** The member who owns this workspace on this machine. */
  readonly owner: Actor;
  /** Whether the disk under the workspace is encrypted, as far as the system tells; null when it does not. */
  readonly diskEncrypted: boolean | null;
  readonly databaseWay: 'started' | 'joined' | 'server';
  /** Whether the application works under a database role of its own, which cannot change the journal. */
  readonly databaseRole: RoleSettled;
  /** For physical cleaning after a destruction (VACUUM FULL, statistics), and for nothing else. */
  readonly asDatabaseOwner: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  /** Seals the journal, closes the database (and stops it when nobody else uses it), forgets the keys. */
  readonly close: () => Promise<void>;
}
