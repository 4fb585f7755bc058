import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import type { BlobStore } from '@amparo/platform/vault/blob-store';
import { draftOf } from '@amparo/platform/vault/copy-blob';
import { checkCiphertext } from '@amparo/platform/vault/verify-sealed';
import { z } from 'zod';
import { preparedDeed, type ReadContext } from '../../kernel/deed.ts';
import { agreed, approvalField, waitingShape } from '../../records/approvals.ts';
import { IN_VAULT, vaultBlobs } from '../../records/vault-blobs.ts';
import { copyRows, openCopies } from './open-copies.ts';

const DEED = 'preserve.repair-blob';

/**
 * Puts good bytes in the place of damaged ones, when two people agreed: the good ones are held against the recorded hash
 * before, the damaged ones are set aside and kept.
 */
export const repairBlob = preparedDeed({
  name: DEED,
  summary: 'Repair the damaged stored bytes of an item from a good copy, when two people agree',
  may: 'steward',
  input: z.object({
    item: z.uuid(),
    place: z.string().min(1).describe('where the bytes are damaged: vault, or the name of a copy'),
    from: z.string().min(1).describe('where they are good: vault, or the name of a copy'),
    approval: approvalField,
  }),
  output: z.object({ repaired: z.boolean(), waiting: waitingShape.nullable() }),
  command: { words: 'vault repair' },
  prepare: async (context, { item, place, from, approval }) => {
    const blob = await blobOf(context, item as ItemId);
    const [bad, good] = [await placeNamed(context, place), await placeNamed(context, from)];
    if (bad.copy === good.copy) throw fault('input-invalid', 'a place is not repaired from itself', { field: 'from' });
    if ((await checkCiphertext(bad.store, blob.record)) === null)
      throw fault('conflict', `the stored bytes in ${place} are good: nothing is to be repaired`, { field: 'place' });
    // The good bytes go into a draft without a name: nothing has changed until two people agreed.
    const drafted = approval === undefined ? null : await draftOf(good.store, bad.store, blob.record);
    if (drafted?.ok === false)
      throw fault('integrity-failed', `the copy in ${from} is damaged too: ${drafted.fault.message}`, {
        field: 'from',
      });
    return { blob, bad, draft: drafted?.draft ?? null };
  },
  run: async (context, { item, place, from, approval }, { blob, bad, draft }) => {
    const { transaction, seq } = context;
    const { sha256, sha512, storageName } = blob.record;
    const agreement = await agreed(
      context,
      {
        deed: DEED,
        may: 'steward',
        request: { item, place, from, sha256 },
        items: [item],
        why: `repair the stored bytes of an item in ${place} from ${from}`,
      },
      approval,
    ).catch(async (cause: unknown) => {
      await draft?.abandon();
      throw cause;
    });
    if (!agreement.ready || draft === null) {
      return {
        output: { repaired: false, waiting: agreement.ready ? null : agreement.waiting },
        subjects: [item],
        entry: { ...agreement.entry, item, place, from },
      };
    }
    await bad.store.setAside(storageName);
    await draft.commit(storageName);
    const wrong = await checkCiphertext(bad.store, blob.record);
    if (wrong !== null)
      throw fault('integrity-failed', `what was written to ${place} came back otherwise: ${wrong.message}`);
    const check = { checked_at: context.now, depth: 'ciphertext' as const, ok: true, detail: null, seq, ordinal: 0 };
    await transaction
      .insertInto('blob_check')
      .values({ blob_id: blob.id, copy_id: bad.copy, ...check })
      .onConflict((conflict) => conflict.columns(['blob_id', 'copy_id']).doUpdateSet(check))
      .execute();
    return {
      output: { repaired: true, waiting: null },
      subjects: [item],
      entry: { ...agreement.entry, custody: ['restored'], item, sha256, sha512, place, from, damaged: 'kept aside' },
    };
  },
});

const blobOf = async ({ database, clearance }: ReadContext, item: ItemId) => {
  const row = await database
    .selectFrom('item')
    .select('blob_id')
    .where('id', '=', item)
    .where('classification', 'in', clearance)
    .executeTakeFirst();
  const [blob] = row === undefined ? [] : await vaultBlobs(database, [row.blob_id]);
  if (blob === undefined) throw fault('not-found', `no item ${item} with bytes`, { field: 'item' });
  return blob;
};

const placeNamed = async (
  { house, database }: ReadContext,
  name: string,
): Promise<{ copy: typeof IN_VAULT; store: BlobStore }> => {
  if (name === 'vault') return { copy: IN_VAULT, store: house.vault.store };
  const row = (await copyRows(database)).find((one) => one.name === name);
  if (row === undefined) throw fault('not-found', `no copy is called ${name}`, { field: 'place' });
  const [open] = await openCopies(house, [row]);
  if (open !== undefined && 'store' in open) return { copy: row.id, store: open.store };
  throw fault('unavailable', `the copy ${name} cannot be reached: ${open?.away.message ?? 'unknown'}`);
};
