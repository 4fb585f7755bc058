import type { BlobId, ItemId, VaultCopyId } from '@amparo/core/ground/ids';
import type { ColumnType, JSONColumnType } from 'kysely';

/** Written once, never updated by the application. */
type Fixed<T> = ColumnType<T, T, never>;
/** JSON is written as text and read as the value it holds. */
type Json<T extends object | null> = JSONColumnType<T, string, string>;

/** The tables of the vault's upkeep, as migrations/0022-vault-upkeep.sql and 0030-compartments.sql make them. */
export interface VaultTables {
  /** The key of a sealed item, wrapped as the key of a blob is. */
  compartment: {
    item_id: Fixed<ItemId>;
    wrapped_key: Buffer;
    key_generation: number;
    opened_seq: ColumnType<number | null, number | null | undefined, number | null>;
  };
  vault_key: { generation: Fixed<number>; begun_at: Fixed<Date> };
  vault_copy: {
    id: Fixed<VaultCopyId>;
    name: string;
    kind: Fixed<'folder' | 's3'>;
    place: Json<CopyPlace>;
    secret: Buffer | null;
    able: Json<object>;
    recorded_seq: Fixed<number>;
    removed_seq: number | null;
  };
  blob_copy: { copy_id: Fixed<VaultCopyId>; blob_id: Fixed<BlobId>; stored_at: Date };
  blob_check: {
    blob_id: Fixed<BlobId>;
    copy_id: Fixed<VaultCopyId>;
    checked_at: Date;
    depth: 'ciphertext' | 'plaintext';
    ok: boolean;
    detail: string | null;
    seq: number;
    ordinal: number;
  };
  check_list: { seq: Fixed<number>; leaves: Fixed<Buffer> };
  vault_run: { seq: Fixed<number>; kind: Fixed<VaultRunKind>; ended_at: Fixed<Date>; facts: Json<object> };
}

export type VaultRunKind = 'audit' | 'copy' | 'backup' | 'restore' | 'rotation' | 'clean-up';

/** Where a further copy of the vault lies. Passwords are not in it. */
export interface CopyPlace {
  readonly folder?: string;
  readonly endpoint?: string;
  readonly bucket?: string;
  readonly region?: string;
  readonly prefix?: string;
  readonly accessKeyId?: string;
}
