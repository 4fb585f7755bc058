import { randomBytes } from 'node:crypto';
import type { BlobId, ItemId, VaultCopyId } from '@amparo/core/ground/ids';
import { checkCiphertext } from '@amparo/platform/vault/verify-sealed';
import { z } from 'zod';
import { preparedDeed, type ReadContext } from '../../kernel/deed.ts';
import { type CheckLine, checkListOf, packedList, placeOf, rootOf } from '../../records/fixity.ts';
import { IN_VAULT, type VaultBlob, vaultBlobs } from '../../records/vault-blobs.ts';
import { copyRows, openCopies } from './open-copies.ts';

export const failedCheck = z.object({
  blob: z.string(),
  /** `vault`, or the name of a copy. */
  place: z.string(),
  detail: z.string(),
});

interface Checked extends CheckLine {
  readonly blob: BlobId;
  readonly copy: VaultCopyId;
  readonly detail: string | null;
  readonly name: string;
}

/**
 * Checks the stored bytes of some blobs: in the vault the ciphertext and, opened, both hashes of the plaintext; in every
 * copy the ciphertext. The entry states a Merkle root of the list of checks and names no item, since it is about many;
 * features/records/fixity.ts shows any one check. A failure gets an entry of its own, which this deed's caller asks for.
 */
export const checkFixity = preparedDeed({
  name: 'preserve.check-fixity',
  summary: 'Check the stored bytes of items in the vault and in every copy',
  may: 'read',
  inner: true,
  input: z.object({
    blobs: z.array(z.uuid()).optional(),
    /** Instead of blobs: those of items. */
    items: z.array(z.uuid()).optional(),
    occasion: z.enum(['audit', 'export', 'restore', 'destruction']).default('audit'),
  }),
  output: z.object({
    blobs: z.number(),
    checks: z.number(),
    bytes: z.number(),
    milliseconds: z.number(),
    root: z.string(),
    failed: z.array(failedCheck),
    away: z.array(z.string()),
  }),
  prepare: async (context, { blobs = [], items = [] }) => {
    const ids = [...(blobs as BlobId[]), ...(await blobsOfItems(context, items as ItemId[]))];
    const found = await vaultBlobs(context.database, ids);
    const begun = performance.now();
    const checked = await checksOf(context, found);
    return { ...checked, found, milliseconds: Math.round(performance.now() - begun) };
  },
  run: async ({ transaction, seq, now }, { occasion }, { lines, away, bytes, found, milliseconds }) => {
    const list = checkListOf(lines, randomBytes(32));
    const root = Buffer.from(rootOf(list)).toString('hex');
    await transaction
      .insertInto('check_list')
      .values({ seq, leaves: packedList(list) })
      .execute();
    for (let from = 0; from < lines.length; from += 500) {
      await transaction
        .insertInto('blob_check')
        .values(
          lines.slice(from, from + 500).map((line, at) => ({
            blob_id: line.blob,
            copy_id: line.copy,
            checked_at: line.at,
            depth: line.depth,
            ok: line.ok,
            detail: line.detail,
            seq,
            ordinal: from + at,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['blob_id', 'copy_id']).doUpdateSet((set) => ({
            checked_at: set.ref('excluded.checked_at'),
            depth: set.ref('excluded.depth'),
            ok: set.ref('excluded.ok'),
            detail: set.ref('excluded.detail'),
            seq: set.ref('excluded.seq'),
            ordinal: set.ref('excluded.ordinal'),
          })),
        )
        .execute();
    }
    const failed = lines.filter(({ ok }) => !ok);
    const facts = { occasion, blobs: found.length, checks: lines.length, bytes, milliseconds, failures: failed.length };
    await transaction
      .insertInto('vault_run')
      .values({ seq, kind: 'audit', ended_at: now, facts: JSON.stringify(facts) })
      .execute();
    return {
      output: {
        blobs: found.length,
        checks: lines.length,
        bytes,
        milliseconds,
        root,
        failed: failed.map(({ blob, name, detail }) => ({ blob, place: name, detail: detail ?? '' })),
        away: away.map(({ name }) => name),
      },
      subjects: [],
      entry: { custody: ['fixity-checked'], ...facts, root, away: away.map(({ name, why }) => ({ name, why })) },
    };
  },
});

const blobsOfItems = async ({ database, clearance }: ReadContext, items: readonly ItemId[]): Promise<BlobId[]> => {
  if (items.length === 0) return [];
  const rows = await database
    .selectFrom('item')
    .select('blob_id')
    .distinct()
    .where('id', 'in', items)
    .where('classification', 'in', clearance)
    .execute();
  return rows.map((row) => row.blob_id);
};

const checksOf = async ({ house, database }: ReadContext, blobs: readonly VaultBlob[]) => {
  const held = new Set(
    (blobs.length === 0
      ? []
      : await database
          .selectFrom('blob_copy')
          .select(['blob_id', 'copy_id'])
          .where(
            'blob_id',
            'in',
            blobs.map(({ id }) => id),
          )
          .execute()
    ).map((row) => `${row.copy_id} ${row.blob_id}`),
  );
  const copies = await openCopies(house, await copyRows(database));
  const lines: Checked[] = [];
  let bytes = 0;
  for (const { id, record } of blobs) {
    const verified = await house.vault.verify(record);
    const line = { blob: id, at: house.clock(), sha256: record.sha256 };
    const detail = verified.ok ? null : verified.fault.message;
    lines.push({
      ...line,
      copy: IN_VAULT,
      place: 'vault',
      name: 'vault',
      depth: 'plaintext',
      ok: verified.ok,
      detail,
    });
    bytes += record.size;
    for (const copy of copies) {
      if (!('store' in copy) || !held.has(`${copy.id} ${id}`)) continue;
      const wrong = await checkCiphertext(copy.store, record);
      lines.push({
        ...line,
        copy: copy.id,
        place: placeOf(copy.id),
        name: copy.name,
        depth: 'ciphertext',
        ok: wrong === null,
        detail: wrong?.message ?? null,
      });
      bytes += record.size;
    }
  }
  const away = copies.flatMap((copy) => ('away' in copy ? [{ name: copy.name, why: copy.away.message }] : []));
  return { lines, away, bytes };
};
