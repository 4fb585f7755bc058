import { createHash } from 'node:crypto';
import type { ClaimId, ItemId, MentionId, PassageId, TextVersionId } from '@amparo/core/ground/ids';
import type { ClaimValue, Proposals, ProposedClaim, ProposedMention } from '@amparo/core/nouns/claim';
import { nameKeys } from '@amparo/names';
import { newId } from '@amparo/platform/config/new-id';
import type { Transacting } from '@amparo/platform/database/connect';
import canonicalize from 'canonicalize';
import type { WriteContext } from '../kernel/deed.ts';

interface Place {
  readonly item: ItemId;
  readonly version: TextVersionId;
  readonly text: string;
}

/** Characters of context kept before and after a quote (W3C TextQuoteSelector prefix and suffix). */
const CONTEXT = 40;
const BATCH = 500;

/**
 * Stores what the reader proposes. A proposal is known by its fingerprint: property, value and the words it rests on.
 * One that this item has already, in whatever status, is not proposed again: rejected stays rejected. Answers how many
 * claims are new.
 */
export const storeProposals = async (context: WriteContext, place: Place, proposals: Proposals): Promise<number> => {
  const { transaction, seq } = context;
  const known = await knownFingerprints(transaction, place.item);
  const mentions = await mentionsOf(transaction, place.item, proposals.mentions, seq);
  const passages = new PassageDesk(place);
  const labels = new Map(proposals.mentions.map(({ key, kind, label }) => [key, `${kind} ${label}`]));
  const fresh: { claim: ProposedClaim; id: ClaimId; fingerprint: string; value: ClaimValue }[] = [];
  for (const claim of proposals.claims) {
    const fingerprint = fingerprintOf(claim, labels);
    if (known.has(fingerprint)) continue;
    known.add(fingerprint);
    fresh.push({ claim, id: newId<ClaimId>(), fingerprint, value: storedValue(claim.value, mentions) });
  }
  const rows = fresh.map(({ claim, id, fingerprint, value }) => ({
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
    fingerprint,
    first_start: claim.passages[0]?.start ?? 0,
    recorded_seq: seq,
  }));
  const links = fresh.flatMap(({ claim, id }) =>
    claim.passages.map((passage, ordinal) => ({ claim_id: id, ordinal, passage_id: passages.idOf(passage) })),
  );
  const steps = fresh.map(({ id }) => ({
    claim_id: id,
    seq,
    status: 'proposed' as const,
    member_id: null,
    reason: null,
  }));
  for (const batch of batches(passages.rows)) await transaction.insertInto('passage').values(batch).execute();
  for (const batch of batches(rows)) await transaction.insertInto('claim').values(batch).execute();
  for (const batch of batches(links)) await transaction.insertInto('claim_passage').values(batch).execute();
  for (const batch of batches(steps)) await transaction.insertInto('claim_step').values(batch).execute();
  await storeNameKeys(
    transaction,
    fresh.map(({ claim }) => claim),
    mentions,
  );
  return fresh.length;
};

const knownFingerprints = async (transaction: Transacting, item: ItemId): Promise<Set<string>> => {
  const rows = await transaction.selectFrom('claim').select('fingerprint').where('item_id', '=', item).execute();
  return new Set(rows.map((row) => row.fingerprint));
};

/** Mentions of this reading by key: those that the item has already (same kind and label) are used again. */
const mentionsOf = async (
  transaction: Transacting,
  item: ItemId,
  proposed: readonly ProposedMention[],
  seq: number,
): Promise<Map<string, MentionId>> => {
  const held = await transaction
    .selectFrom('mention')
    .select(['id', 'kind', 'label'])
    .where('item_id', '=', item)
    .orderBy('id')
    .execute();
  const free = new Map<string, MentionId[]>();
  for (const row of held) {
    const of = `${row.kind} ${row.label}`;
    free.set(of, [...(free.get(of) ?? []), row.id]);
  }
  const byKey = new Map<string, MentionId>();
  const rows = [];
  for (const mention of proposed) {
    const again = free.get(`${mention.kind} ${mention.label}`)?.shift();
    const id = again ?? newId<MentionId>();
    byKey.set(mention.key, id);
    if (again !== undefined) continue;
    rows.push({
      id,
      item_id: item,
      kind: mention.kind,
      label: mention.label,
      role: mention.role ?? null,
      sort_key: mention.label.toLocaleLowerCase('und'),
      recorded_seq: seq,
    });
  }
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

/** What makes two proposals the same one: never ids or keys, which differ from reading to reading. */
const fingerprintOf = (claim: ProposedClaim, labels: ReadonlyMap<string, string>): string => {
  const labelOf = (key: string): string => labels.get(key) ?? key;
  const value =
    claim.value.kind === 'mention' ? { kind: 'mention', mention: labelOf(claim.value.mention) } : claim.value;
  const canonical = canonicalize({
    subject: claim.subject === 'item' ? 'item' : labelOf(claim.subject),
    property: claim.property,
    value,
    happenedOn: claim.happenedOn ?? null,
    quotes: claim.passages.map((passage) => [passage.start, passage.quote]),
  });
  return createHash('sha256')
    .update(canonical ?? '')
    .digest('hex');
};

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
