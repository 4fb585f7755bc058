import type { ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import type { WriteContext } from '../../kernel/deed.ts';

/** What becomes of claims that people confirmed: they are findings of ours by then, or content like all else. */
export const CLAIMS_AFTER = ['erase', 'keep-confirmed'] as const;
export type ClaimsAfter = (typeof CLAIMS_AFTER)[number];

/**
 * Destroys the content of items in the database, in the transaction of the deed: the wrapped key of a blob that no other
 * item needs, the key of a sealed item's compartment, texts, pages read by OCR, words, quotes, claims, names. What stays is the tombstone: numbers, hashes, sizes,
 * times, and the rows that other records refer to, emptied. Answers the storage names whose bytes are now unreadable.
 */
export const destroyRecords = async (
  context: WriteContext,
  items: readonly ItemId[],
  claims: ClaimsAfter,
): Promise<readonly string[]> => {
  const { transaction, seq, actor } = context;
  const ids = sql`${[...items]}::uuid[]`;
  const run = (query: ReturnType<typeof sql>) => query.execute(transaction);
  await run(sql`update item set destroyed_seq = ${seq}, title = 'destroyed', original_name = 'destroyed', original_path = null,
    origin = '{"from": "destroyed", "how": "destroyed"}', problems = '[]', language = null, document_date = null
    where id = any(${ids})`);
  const { rows } = await sql<{ storage_name: string }>`
    update blob b set wrapped_key = '', destroyed_seq = ${seq}
    where b.destroyed_seq is null and b.id in (select blob_id from item where id = any(${ids}))
      and not exists (select 1 from item i where i.blob_id = b.id and i.destroyed_seq is null)
    returning b.storage_name`.execute(transaction);
  // The key of a sealed item: with it goes what the entries of the journal and the backups hold of its words.
  await run(sql`delete from compartment where item_id = any(${ids})`);
  await run(sql`update collection set record = '{}', hidden = null where item_id = any(${ids})`);
  await run(sql`delete from ocr_page where item_id = any(${ids})`);
  await run(sql`delete from item_words where item_id = any(${ids})`);
  await run(sql`delete from text_sketch where item_id = any(${ids})`);
  await run(sql`update text_version set body = '', pages = '[]' where item_id = any(${ids})`);
  await run(sql`update passage set quote = '', prefix = '', suffix = '' where item_id = any(${ids})`);
  await run(sql`update relation set reasons = '[]' where item_a = any(${ids}) or item_b = any(${ids})`);
  await destroyClaims(context, items, claims);
  await run(sql`update disposition set ended_seq = ${seq} where item_id = any(${ids}) and ended_seq is null`);
  await run(sql`update opening set until_at = ${context.now} where item_id = any(${ids}) and until_at > ${context.now}
    and member_id <> ${actor.member}`);
  return rows.map(({ storage_name }) => storage_name);
};

/** Claims are retracted and emptied; a mention without a claim that stays has no name, and stands in no list. */
const destroyClaims = async (context: WriteContext, items: readonly ItemId[], claims: ClaimsAfter): Promise<void> => {
  const { transaction, seq, actor } = context;
  const ids = sql`${[...items]}::uuid[]`;
  const goes = claims === 'erase' ? sql`true` : sql`c.status <> 'confirmed'`;
  await sql`insert into claim_step (claim_id, seq, status, member_id, reason)
    select c.id, ${seq}, 'retracted', ${actor.member}, 'the item was destroyed' from claim c
    where c.item_id = any(${ids}) and ${goes} and c.status <> 'retracted'`.execute(transaction);
  await sql`update claim c set value = '{"kind": "text", "text": ""}', happened_on = null, speaker = null, qualifier = null,
    status = 'retracted', disputed = false where c.item_id = any(${ids}) and ${goes}`.execute(transaction);
  const nameless = sql`select m.id from mention m where m.item_id = any(${ids})
    and not exists (select 1 from claim c where c.mention_id = m.id and c.status = 'confirmed')`;
  await sql`delete from name_key where mention_id in (${nameless})`.execute(transaction);
  await sql`delete from match where mention_a in (${nameless}) or mention_b in (${nameless})`.execute(transaction);
  await sql`update judgement set shown = '{}' where mention_a in (${nameless}) or mention_b in (${nameless})`.execute(
    transaction,
  );
  await sql`update mention set label = '', sort_key = '', role = null, taken_back = true where id in (${nameless})`.execute(
    transaction,
  );
};
