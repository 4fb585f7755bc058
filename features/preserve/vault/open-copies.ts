import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import type { VaultCopyId } from '@amparo/core/ground/ids';
import type { Database, Transacting } from '@amparo/platform/database/connect';
import type { CopyPlace } from '@amparo/platform/database/tables-vault';
import type { BlobStore } from '@amparo/platform/vault/blob-store';
import { type CopyAble, openCopyPlace } from '@amparo/platform/vault/copy-stores';
import type { Vault } from '@amparo/platform/vault/vault';
import type { OpenWorkspace } from '../../kernel/open-workspace.ts';

export interface CopyRow {
  readonly id: VaultCopyId;
  readonly name: string;
  readonly kind: 'folder' | 's3';
  readonly place: CopyPlace;
  readonly able: CopyAble;
  readonly secret: Buffer | null;
}

/** A copy that answers, or why it does not: a disk that is not plugged in is no fault of the others. */
export type CopyInUse = CopyRow & ({ readonly store: BlobStore } | { readonly away: Fault });

export const copyRows = async (database: Database | Transacting): Promise<readonly CopyRow[]> => {
  const rows = await database
    .selectFrom('vault_copy')
    .selectAll()
    .where('removed_seq', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    place: row.place,
    able: row.able as CopyAble,
    secret: row.secret,
  }));
};

export const openCopies = async (house: OpenWorkspace, rows: readonly CopyRow[]): Promise<readonly CopyInUse[]> => {
  const copies: CopyInUse[] = [];
  for (const row of rows) {
    try {
      const secret = row.secret === null ? null : openSecret(house.vault, row.id, row.secret);
      const { store } = await openCopyPlace(row.kind, row.place, secret, row.able);
      copies.push({ ...row, store });
    } catch (cause) {
      const away = cause instanceof AmparoError ? cause.faults[0] : undefined;
      if (away === undefined) throw cause;
      copies.push({ ...row, away });
    }
  }
  return copies;
};

/** The password of a copy, under a key of the workspace and bound to the copy: nonce (12), ciphertext, tag (16). */
export const sealSecret = (vault: Vault, copy: VaultCopyId, secret: string): Buffer => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', vault.keyring.derive('copy-secrets'), nonce);
  cipher.setAAD(Buffer.from(copy));
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
};

const openSecret = (vault: Vault, copy: VaultCopyId, sealed: Buffer): string => {
  try {
    const key = vault.keyring.derive('copy-secrets');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(copy));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw fault('integrity-failed', 'the stored password of a copy does not open: give it anew', { cause });
  }
};
