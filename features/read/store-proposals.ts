import type { ClaimId, ItemId, MentionId, PassageId, TextVersionId } from '@amparo/core/ground/ids';
import type { ClaimValue, Proposals, ProposedClaim, ProposedMention } from '@amparo/core/nouns/claim';
import { nameKeys } from '@amparo/names';
import { newId } from '@amparo/platform/config/new-id';
import type { Transacting } from '@amparo/platform/database/connect';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type { WriteContext } from '../kernel/deed.ts';
import { isSealedItem } from '../records/sealed-for.ts';
import { withFacilities } from './extract-facilities.ts';
import { heldClaims, movePassages } from './held-claims.ts';
import { type HeldMention, knownAgain } from './same-proposal.ts';

interface Place {
  readonly item: ItemId;
  readonly version: TextVersionId;
  readonly text: string;
}

/** Characters of context kept before and after a quote (W3C TextQuoteSelector prefix and suffix). */
const CONTEXT = 40;
const BATCH = 500;

/**
 * Stores what a reading proposes, beside what the item has already. What is known again (same-proposal.ts) is not
 * proposed a second time, in whatever status it is: rejected stays rejected, confirmed stays as it was confirmed, and a
 * value that differs from a confirmed one stands beside it as a proposal. What an earlier reading proposed, nobody
 * decided and this one does not find is taken back, and comes again with a reading that finds it.
 */
export const storeProposals = async (context: WriteContext, place: Place, said: Proposals): Promise<Stored> => {
  const { transaction, seq } = context;
  const proposals = withFacilities(said);
  await movePassages(transaction, place);
  const held = await heldClaims(transaction, place.item, place.version);
  const heldMentions = await mentionsIn(transaction, place.item);
  const known = knownAgain(proposals, heldMentions, held);
  const mentions = await storeMentions(context, place.item, proposals.mentions, known.mentionOf);
  const passages = new PassageDesk(place);
  const fresh: { claim: ProposedClaim; id: ClaimId; value: ClaimValue }[] = [];
  const found = new Set<ClaimId>();
  const once = new Set<string>();
  for (const claim of proposals.claims) {
    const same = known.claimOf(claim);
    if (same !== undefined) found.add(same.id);
    const value = storedValue(claim.value, mentions);
    const print = printOf(claim, value);
    if (same !== undefined || once.has(print)) continue;
    once.add(print);
    fresh.push({ claim, id: newId<ClaimId>(), value });
  }
  const rows = fresh.map(({ claim, id, value }) => ({
    id,
    item_id: place.item,
    mention_id: claim.subject === 'item' ? null : (mentions.get(claim.subject) ?? null),
    property: claim.property,
    value: JSON.stringify(value),
    happened_on: claim.happenedOn ?? null,
    qualifier: claim.qualifier ?? null,
    speaker: claim.speaker ?? null,
    language: claim.language ?? null,
    rule: claim.rule,
    confidence: claim.confidence,
    corrects_id: null,
    status: 'proposed' as const,
    first_start: claim.passages[0]?.start ?? 0,
    recorded_seq: seq,
  }));
  const links = fresh.flatMap(({ claim, id }) =>
    claim.passages.map((passage, ordinal) => ({ claim_id: id, ordinal, passage_id: passages.idOf(passage) })),
  );
  for (const batch of batches(passages.rows)) await transaction.insertInto('passage').values(batch).execute();
  for (const batch of batches(rows)) await transaction.insertInto('claim').values(batch).execute();
  for (const batch of batches(links)) await transaction.insertInto('claim_passage').values(batch).execute();
  const untouched = held.filter(({ decided }) => !decided);
  const again = untouched.filter(({ id, status }) => status === 'retracted' && found.has(id));
  const gone = untouched.filter(({ id, status }) => status === 'proposed' && !found.has(id));
  await step(
    context,
    'proposed',
    fresh.map(({ id }) => id),
  );
  await step(
    context,
    'proposed',
    again.map(({ id }) => id),
  );
  await step(
    context,
    'retracted',
    gone.map(({ id }) => id),
  );
  await markTakenBack(transaction, place.item);
  if (!(await isSealedItem(transaction, place.item)))
    await storeNameKeys(
      transaction,
      fresh.map(({ claim }) => claim),
      mentions,
    );
  return { proposed: fresh.length + again.length, takenBack: gone.length };
};

export interface Stored {
  /** Claims that wait for a person and did not before. */
  readonly proposed: number;
  /** Proposals of an earlier reading that this one does not make, and nobody had decided. */
  readonly takenBack: number;
}

/** A step that a program takes: no member stands behind it. */
const step = async (
  { transaction, seq }: WriteContext,
  status: 'proposed' | 'retracted',
  claims: readonly ClaimId[],
): Promise<void> => {
  for (const batch of batches(claims)) {
    await transaction
      .insertInto('claim_step')
      .values(batch.map((claim_id) => ({ claim_id, seq, status, member_id: null, reason: null })))
      .execute();
    await transaction.updateTable('claim').set({ status }).where('id', 'in', batch).execute();
  }
};

/** Mentions of which nothing stands any more, by this reading and by people, are listed no more (records/persons.ts). */
const markTakenBack = async (transaction: Transacting, item: ItemId): Promise<void> => {
  await sql`update mention m set taken_back = stands.none
    from (select n.id, not exists (select 1 from claim c where c.mention_id = n.id and c.status <> 'retracted')
        and not exists (select 1 from claim c where c.item_id = n.item_id and c.value ->> 'mention' = n.id::text and c.status <> 'retracted') as none
      from mention n where n.item_id = ${item}) stands
    where m.id = stands.id and m.taken_back <> stands.none`.execute(transaction);
};

/** Two proposals of one reading are one when all that is stored of them is. */
const printOf = (claim: ProposedClaim, value: ClaimValue): string =>
  JSON.stringify([
    claim.subject,
    claim.property,
    canonicalize(value),
    claim.happenedOn,
    claim.passages.map(({ start, end }) => [start, end]),
  ]);

const mentionsIn = (transaction: Transacting, item: ItemId): Promise<HeldMention[]> =>
  transaction.selectFrom('mention').select(['id', 'kind', 'label']).where('item_id', '=', item).orderBy('id').execute();

/** Mentions of this reading by key: those that are known again, and new ones. */
const storeMentions = async (
  { transaction, seq }: WriteContext,
  item: ItemId,
  proposed: readonly ProposedMention[],
  known: ReadonlyMap<string, MentionId>,
): Promise<ReadonlyMap<string, MentionId>> => {
  const byKey = new Map(known);
  const rows = proposed
    .filter(({ key }) => !known.has(key))
    .map((mention) => {
      const id = newId<MentionId>();
      byKey.set(mention.key, id);
      return {
        id,
        item_id: item,
        kind: mention.kind,
        label: mention.label,
        role: mention.role ?? null,
        sort_key: mention.label.toLocaleLowerCase('und'),
        recorded_seq: seq,
      };
    });
  for (const batch of batches(rows)) {
    await transaction.insertInto('mention').values(batch).execute();
    await transaction
      .insertInto('entity_member')
      .values(batch.map((row) => ({ mention_id: row.id, entity_id: row.id as never })))
      .execute();
  }
  return byKey;
};

const storedValue = (value: ClaimValue, mentions: ReadonlyMap<string, MentionId>): ClaimValue =>
  value.kind === 'mention' ? { kind: 'mention', mention: mentions.get(value.mention) ?? value.mention } : value;

/** One passage row a span, however many claims rest on it. */
class PassageDesk {
  readonly rows: {
    id: PassageId;
    item_id: ItemId;
    text_version_id: TextVersionId;
    span_start: number;
    span_end: number;
    quote: string;
    prefix: string;
    suffix: string;
    page: number | null;
  }[] = [];
  readonly #place: Place;
  readonly #known = new Map<string, PassageId>();

  constructor(place: Place) {
    this.#place = place;
  }

  idOf(passage: {
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly page?: number;
  }): PassageId {
    const span = `${passage.start}-${passage.end}`;
    const known = this.#known.get(span);
    if (known !== undefined) return known;
    const id = newId<PassageId>();
    const { item, version, text } = this.#place;
    this.rows.push({
      id,
      item_id: item,
      text_version_id: version,
      span_start: passage.start,
      span_end: passage.end,
      quote: passage.quote,
      prefix: text.slice(Math.max(0, passage.start - CONTEXT), passage.start),
      suffix: text.slice(passage.end, passage.end + CONTEXT),
      page: passage.page ?? null,
    });
    this.#known.set(span, id);
    return id;
  }
}

/** The keys under which a mention is found by any spelling of its names. */
const storeNameKeys = async (
  transaction: Transacting,
  claims: readonly ProposedClaim[],
  mentions: ReadonlyMap<string, MentionId>,
): Promise<void> => {
  const rows = new Map<string, { key: string; mention_id: MentionId }>();
  for (const claim of claims) {
    const mention = mentions.get(claim.subject);
    if (mention === undefined || claim.property !== 'Person.name' || claim.value.kind !== 'text') continue;
    for (const key of nameKeys(claim.value.text)) rows.set(`${key} ${mention}`, { key, mention_id: mention });
  }
  for (const batch of batches([...rows.values()])) {
    await transaction
      .insertInto('name_key')
      .values(batch)
      .onConflict((conflict) => conflict.columns(['key', 'mention_id']).doNothing())
      .execute();
  }
};

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}
