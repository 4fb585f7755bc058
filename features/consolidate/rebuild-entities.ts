import type { EntityId, JudgementId, MentionId } from '@amparo/core/ground/ids';
import { clustersOf } from '@amparo/core/judgements/clusters';
import { changedGroups } from '@amparo/core/judgements/entity-diff';
import type { Transacting } from '@amparo/platform/database/connect';
import { sql } from 'kysely';
import { inEffect } from '../records/entities-at.ts';

/** Rows of the table `judgement` that one deed recorded and took back. */
export interface JudgementChange {
  readonly recorded: readonly JudgementId[];
  readonly retracted: readonly JudgementId[];
  readonly mentions: readonly MentionId[];
}

/**
 * Makes the entities of these mentions, and of all that judgements tie to them, anew. A change of a person whom a letter
 * of the house names does not happen by the way: its judgements are kept and wait (accept-changes.ts). Answers the ids of
 * those that wait.
 */
export const applyChange = async (
  transaction: Transacting,
  change: JudgementChange,
): Promise<readonly JudgementId[]> => {
  const inLetters = await mentionsInLetters(transaction);
  const waiting = new Set<JudgementId>();
  for (;;) {
    const { before, after } = await entitiesNear(transaction, change.mentions);
    const kept = changedGroups(before, after).filter((group) => group.some((mention) => inLetters.has(mention)));
    const touching = kept.length === 0 ? [] : await rowsTouching(transaction, change, kept.flat());
    const fresh = touching.filter((id) => !waiting.has(id));
    if (fresh.length === 0) {
      await writeEntities(transaction, before, after);
      return [...waiting];
    }
    for (const id of fresh) waiting.add(id);
    await letWait(transaction, change, fresh);
  }
};

/** The same without asking what letters name: for a change that a person accepts. */
export const rebuildEntities = async (transaction: Transacting, mentions: readonly MentionId[]): Promise<void> => {
  const { before, after } = await entitiesNear(transaction, mentions);
  await writeEntities(transaction, before, after);
};

/** Mentions by whose id a letter, drafted or sent, names a person. */
export const mentionsInLetters = async (transaction: Transacting): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select distinct jsonb_array_elements_text(letter -> 'request' -> 'persons') as id from communication`.execute(
    transaction,
  );
  return new Set(rows.map(({ id }) => id));
};

/**
 * The entity of each mention that these hang together with, as it is and as the judgements in effect make it. The id of an
 * entity is the earliest mention's, so a merge keeps it, a split gives each side its own back, an id that is none any more
 * leads to the entity its mention is in, and two rebuilds give the same.
 */
const entitiesNear = async (
  transaction: Transacting,
  touched: readonly MentionId[],
): Promise<{ before: ReadonlyMap<MentionId, MentionId>; after: ReadonlyMap<MentionId, MentionId> }> => {
  const { rows: near } = await sql<{ id: MentionId; entity_id: MentionId }>`
    with recursive tied(id) as (
      select unnest(${[...touched]}::uuid[])
      union
      select near.id from tied t cross join lateral (
        select e2.mention_id as id from entity_member e1 join entity_member e2 on e2.entity_id = e1.entity_id where e1.mention_id = t.id
        union all
        select case when j.mention_a = t.id then j.mention_b else j.mention_a end from judgement j
        where (j.mention_a = t.id or j.mention_b = t.id) and j.verdict = 'same' and ${inEffect}
      ) near
    ) select t.id, e.entity_id from tied t join entity_member e on e.mention_id = t.id`.execute(transaction);
  const ids = near.map(({ id }) => id);
  const { rows: judgements } = await sql<{ a: MentionId; b: MentionId; verdict: 'same' | 'different' | 'unsure' }>`
    select j.mention_a as a, j.mention_b as b, j.verdict from judgement j
    where (j.mention_a = any(${ids}::uuid[]) or j.mention_b = any(${ids}::uuid[])) and ${inEffect}
    order by j.recorded_seq`.execute(transaction);
  return {
    before: new Map(near.map(({ id, entity_id }) => [id, entity_id])),
    after: clustersOf(ids, judgements).clusterOf,
  };
};

const rowsTouching = async (
  transaction: Transacting,
  change: JudgementChange,
  mentions: readonly MentionId[],
): Promise<readonly JudgementId[]> => {
  const { rows } = await sql<{ id: JudgementId }>`
    select id from judgement where id = any(${[...change.recorded, ...change.retracted]}::uuid[])
      and (mention_a = any(${[...mentions]}::uuid[]) or mention_b = any(${[...mentions]}::uuid[]))`.execute(
    transaction,
  );
  return rows.map(({ id }) => id);
};

/** A judgement that had no effect yet and is taken back needs nobody: it goes on having none. */
const letWait = async (
  transaction: Transacting,
  change: JudgementChange,
  ids: readonly JudgementId[],
): Promise<void> => {
  await sql`update judgement set held = true
    where id = any(${ids.filter((id) => change.recorded.includes(id))}::uuid[])`.execute(transaction);
  await sql`update judgement set release_held = true
    where not held and id = any(${ids.filter((id) => change.retracted.includes(id))}::uuid[])`.execute(transaction);
};

const writeEntities = async (
  transaction: Transacting,
  before: ReadonlyMap<MentionId, MentionId>,
  after: ReadonlyMap<MentionId, MentionId>,
): Promise<void> => {
  const sizes = new Map<MentionId, number>();
  for (const entity of after.values()) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  const changed = [...after].filter(([mention, entity]) => before.get(mention) !== entity);
  await sql`update entity_member e set entity_id = n.entity from
    unnest(${changed.map(([mention]) => mention)}::uuid[], ${changed.map(([, entity]) => entity as string as EntityId)}::uuid[])
      as n (mention, entity) where e.mention_id = n.mention`.execute(transaction);
  const joined = [...after].map(([mention, entity]) => ({ mention, joined: (sizes.get(entity) ?? 1) > 1 }));
  await sql`update mention m set joined = n.joined from
    unnest(${joined.map(({ mention }) => mention)}::uuid[], ${joined.map((one) => one.joined)}::boolean[]) as n (mention, joined)
    where m.id = n.mention and m.joined <> n.joined`.execute(transaction);
};
