import type { VaultCopyId } from '@amparo/core/ground/ids';
import type { Database, Transacting } from '@amparo/platform/database/connect';
import { writeCheckList } from '@amparo/platform/vault/check-list';

const PAGE = 5_000;

/** Writes `vault.sha256` beside the files of the vault, or of a copy: whoever keeps them checks them without keys. */
export const listVault = (
  database: Database | Transacting,
  folder: string,
  copy: VaultCopyId | null = null,
): Promise<string> => writeCheckList(folder, storedBlobs(database, copy));

async function* storedBlobs(database: Database | Transacting, copy: VaultCopyId | null) {
  for (let last = ''; ; ) {
    let query = database
      .selectFrom('blob')
      .select(['storage_name', 'ciphertext_sha256'])
      .where('storage_name', '>', last)
      .where('destroyed_seq', 'is', null)
      .orderBy('storage_name')
      .limit(PAGE);
    if (copy !== null)
      query = query.where('id', 'in', (held) =>
        held.selectFrom('blob_copy').select('blob_id').where('copy_id', '=', copy),
      );
    const rows = await query.execute();
    for (const row of rows)
      yield { storageName: row.storage_name, ciphertextSha256: row.ciphertext_sha256.toString('hex') };
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.storage_name;
  }
}
