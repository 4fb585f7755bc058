import { createHash } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import type { BlobId, ItemId } from '@amparo/core/ground/ids';
import { ownerOfCompartment } from '@amparo/platform/database/compartments';
import { oneAtATime } from '@amparo/platform/database/one-at-a-time';
import { rewrapOwned } from '@amparo/platform/vault/owned-keys';
import { z } from 'zod';
import { jobDeed, writeDeed } from '../../kernel/deed.ts';

const BATCH = 500;
/** Any number: it only has to be the same for all programs that change the keys of one workspace. */
const ROTATION_LOCK = 7_210_450;

/** Registers the next generation of the wrapping key, or finds the one that a broken-off rotation left. */
export const beginRotation = writeDeed({
  name: 'preserve.begin-rotation',
  summary: 'Register the next generation of the wrapping key',
  may: 'steward',
  inner: true,
  input: z.object({}),
  output: z.object({ generation: z.number() }),
  run: async ({ transaction, now }) => {
    const rows = await transaction.selectFrom('vault_key').select('generation').orderBy('generation').execute();
    const newest = rows.at(-1)?.generation ?? 0;
    const generation = rows.length > 1 ? newest : newest + 1;
    if (rows.length <= 1) await transaction.insertInto('vault_key').values({ generation, begun_at: now }).execute();
    return { output: { generation }, subjects: [], entry: { generation } };
  },
});

/** Seals the keys of some blobs under the newest wrapping key; the blobs themselves are not touched. */
export const rewrapKeys = writeDeed({
  name: 'preserve.rewrap-keys',
  summary: 'Seal the keys of blobs under the newest wrapping key',
  may: 'steward',
  inner: true,
  input: z.object({ generation: z.int(), blobs: z.array(z.uuid()).min(1) }),
  output: z.object({ rewrapped: z.number() }),
  run: async ({ house, transaction }, { generation, blobs }) => {
    const rows = await transaction
      .selectFrom('blob')
      .select(['id', 'storage_name', 'wrapped_key', 'destroyed_seq'])
      .where('id', 'in', blobs as BlobId[])
      .where('key_generation', '<', generation)
      .orderBy('id')
      .forUpdate()
      .execute();
    for (const row of rows) {
      const sealed =
        row.destroyed_seq === null
          ? await house.vault.rewrap({ storageName: row.storage_name, wrappedKey: row.wrapped_key })
          : null;
      if (sealed !== null && sealed.keyGeneration !== generation)
        throw fault('conflict', `the keys are at generation ${sealed.keyGeneration}, ${generation} was expected`);
      await transaction
        .updateTable('blob')
        .set({
          key_generation: generation,
          ...(sealed === null ? {} : { wrapped_key: Buffer.from(sealed.wrappedKey) }),
        })
        .where('id', '=', row.id)
        .execute();
    }
    return { output: { rewrapped: rows.length }, subjects: [], entry: { generation, rewrapped: rows.length } };
  },
});

/** Seals the keys of some compartments under the newest wrapping key; what is sealed in them is not touched. */
export const rewrapCompartments = writeDeed({
  name: 'preserve.rewrap-compartments',
  summary: 'Seal the keys of sealed items under the newest wrapping key',
  may: 'steward',
  inner: true,
  input: z.object({ generation: z.int(), items: z.array(z.uuid()).min(1) }),
  output: z.object({ rewrapped: z.number() }),
  run: async ({ house, transaction }, { generation, items }) => {
    const rows = await transaction
      .selectFrom('compartment')
      .select(['item_id', 'wrapped_key'])
      .where('item_id', 'in', items as ItemId[])
      .where('key_generation', '<', generation)
      .orderBy('item_id')
      .forUpdate()
      .execute();
    for (const row of rows) {
      const sealed = await rewrapOwned(house.vault.keyring, row.wrapped_key, ownerOfCompartment(row.item_id));
      if (sealed !== null && sealed.keyGeneration !== generation)
        throw fault('conflict', `the keys are at generation ${sealed.keyGeneration}, ${generation} was expected`);
      await transaction
        .updateTable('compartment')
        .set({
          key_generation: generation,
          ...(sealed === null ? {} : { wrapped_key: Buffer.from(sealed.wrappedKey) }),
        })
        .where('item_id', '=', row.item_id)
        .execute();
    }
    return { output: { rewrapped: rows.length }, subjects: [], entry: { generation, rewrapped: rows.length } };
  },
});

/** Says that no blob needs an older key: the database itself refuses while one does, and refuses new ones from then on. */
export const endRotation = writeDeed({
  name: 'preserve.end-rotation',
  summary: 'Record that the older wrapping keys are needed no more',
  may: 'steward',
  inner: true,
  input: z.object({ generation: z.int() }),
  output: z.object({ generation: z.number() }),
  run: async ({ transaction, seq, now }, { generation }) => {
    await transaction.deleteFrom('vault_key').where('generation', '<', generation).execute();
    const facts = { generation };
    await transaction
      .insertInto('vault_run')
      .values({ seq, kind: 'rotation', ended_at: now, facts: JSON.stringify(facts) })
      .execute();
    return { output: { generation }, subjects: [], entry: facts };
  },
});

/** Which keys a step is about, in few letters. */
const nameOf = (ids: readonly string[]): string => createHash('sha256').update(ids.join()).digest('hex').slice(0, 16);

/**
 * A change of keys. At every moment each blob and each compartment opens with exactly one of the old and the new wrapping key, both are in the
 * key ring until no blob needs the old one, and only then is it destroyed: so it may be killed anywhere, and asked for
 * again. The workspace key changes with the first step; passphrase, key file and recovery key stay what they are.
 */
export const rotateKeys = jobDeed({
  name: 'preserve.rotate-keys',
  summary: 'Change the keys of the workspace; can be broken off at any moment and gone on with',
  may: 'steward',
  input: z.object({}),
  output: z.object({ generation: z.number(), rewrapped: z.number() }),
  command: { words: 'vault rotate' },
  run: (context) =>
    oneAtATime(context.house.database, ROTATION_LOCK, async () => {
      const { house, database } = context;
      const { generation } = await context.perform(beginRotation, {});
      await house.vault.keyring.beginRotation(generation);
      let rewrapped = 0;
      for (;;) {
        const rows = await database
          .selectFrom('blob')
          .select('id')
          .where('key_generation', '<', generation)
          .orderBy('id')
          .limit(BATCH)
          .execute();
        if (rows.length === 0) break;
        const blobs = rows.map(({ id }) => id);
        const done = await context.once(`${generation} ${nameOf(blobs)}`, rewrapKeys, { generation, blobs });
        rewrapped += done.rewrapped;
        await context.progress(`${rewrapped} keys`);
      }
      for (;;) {
        const rows = await database
          .selectFrom('compartment')
          .select('item_id')
          .where('key_generation', '<', generation)
          .orderBy('item_id')
          .limit(BATCH)
          .execute();
        if (rows.length === 0) break;
        const items = rows.map(({ item_id }) => item_id);
        const done = await context.once(`${generation} ${nameOf(items)}`, rewrapCompartments, { generation, items });
        rewrapped += done.rewrapped;
        await context.progress(`${rewrapped} keys`);
      }
      await context.perform(endRotation, { generation });
      await house.vault.keyring.retireBefore(generation);
      return { generation, rewrapped };
    }),
});
