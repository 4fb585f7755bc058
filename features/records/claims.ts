import type { ClaimId, EntityId, ItemId, MentionId } from '@amparo/core/ground/ids';
import {
  CLAIM_STATUSES,
  type ClaimStatus,
  type ClaimValue,
  QUALIFIERS,
  type Qualifier,
} from '@amparo/core/nouns/claim';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { ReadContext } from '../kernel/deed.ts';

/**
 * A passage as answers carry it: where it stands in the item's present text. One whose words are not in it has 0 to 0,
 * and its quote says what it was.
 */
export const passageShape = z.object({
  id: z.string(),
  itemId: z.string(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  page: z.number().nullable(),
});
export type PassageRow = z.infer<typeof passageShape>;

export const valueShape = z.union([
  z.object({ kind: z.literal('text'), text: z.string().max(10_000) }),
  z.object({ kind: z.literal('number'), number: z.number(), unit: z.string().max(100).optional() }),
  z.object({ kind: z.literal('time'), edtf: z.string().max(80) }),
  z.object({ kind: z.literal('term'), vocabulary: z.string().max(100), code: z.string().max(100) }),
  z.object({ kind: z.literal('mention'), mention: z.string().max(100) }),
  z.object({
    kind: z.literal('record'),
    record: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
]);

/** Where a value comes from: what a click on it opens. */
export const sourceShape = z.object({
  claimId: z.string(),
  itemId: z.string(),
  itemTitle: z.string(),
  itemNumber: z.number(),
  itemDate: z.string().nullable(),
  passages: z.array(passageShape),
  speaker: z.string().nullable(),
  qualifier: z.enum(QUALIFIERS).nullable(),
  status: z.enum(CLAIM_STATUSES),
});
export type SourceRef = z.infer<typeof sourceShape>;

/** A stored claim with its status at the moment asked for, its passages, and the item it stands in. */
export interface ClaimRow {
  readonly id: ClaimId;
  readonly itemId: ItemId;
  readonly itemTitle: string;
  readonly itemNumber: number;
  readonly itemDate: string | null;
  readonly mentionId: MentionId | null;
  readonly entityId: EntityId | null;
  readonly property: string;
  readonly value: ClaimValue;
  readonly happenedOn: string | null;
  readonly qualifier: Qualifier | null;
  readonly speaker: string | null;
  readonly language: string | null;
  readonly rule: string | null;
  readonly confidence: number | null;
  readonly correctsId: ClaimId | null;
  readonly status: ClaimStatus;
  readonly recordedSeq: number;
  readonly passages: readonly PassageRow[];
}

/** Which claims: by item, by mentions, by ids or by property; `knownAt` is a journal sequence, absent for today. */
export interface ClaimQuery {
  readonly item?: ItemId;
  readonly mentions?: readonly MentionId[];
  /** About mentions that belong to these entities today. */
  readonly entities?: readonly EntityId[];
  readonly notItem?: ItemId;
  readonly ids?: readonly ClaimId[];
  readonly properties?: readonly string[];
  readonly statuses?: readonly ClaimStatus[];
  readonly knownAt?: number | undefined;
}

/** Claims that the member may read, in the order of the text. Status is that of the last step at or before `knownAt`. */
export const claimsOf = async (context: ReadContext, query: ClaimQuery): Promise<readonly ClaimRow[]> => {
  const status = statusAt(query.knownAt);
  const conditions: RawBuilder<boolean>[] = [sql`i.classification = any(${[...context.clearance]})`];
  if (query.item !== undefined) conditions.push(sql`c.item_id = ${query.item}`);
  if (query.mentions !== undefined) conditions.push(sql`c.mention_id = any(${[...query.mentions]}::uuid[])`);
  if (query.entities !== undefined) conditions.push(sql`e.entity_id = any(${[...query.entities]}::uuid[])`);
  if (query.notItem !== undefined) conditions.push(sql`c.item_id <> ${query.notItem}`);
  if (query.ids !== undefined) conditions.push(sql`c.id = any(${[...query.ids]}::uuid[])`);
  if (query.properties !== undefined) conditions.push(sql`c.property = any(${[...query.properties]})`);
  if (query.knownAt !== undefined) conditions.push(sql`c.recorded_seq <= ${query.knownAt}`);
  if (query.statuses !== undefined) conditions.push(sql`${status} = any(${[...query.statuses]})`);
  const { rows } = await sql<RawClaim>`
    select c.id, c.item_id, i.title, i.number, i.document_date, c.mention_id, e.entity_id, c.property, c.value, c.happened_on,
      c.qualifier, c.speaker, c.language, c.rule, c.confidence, c.corrects_id, ${status} as status, c.recorded_seq,
      coalesce((select json_agg(json_build_object('id', p.id, 'itemId', p.item_id, 'start', coalesce(l.span_start, p.span_start),
          'end', coalesce(l.span_end, p.span_end), 'quote', p.quote, 'page', p.page) order by cp.ordinal)
        from claim_passage cp join passage p on p.id = cp.passage_id
        left join passage_place l on l.passage_id = p.id and l.text_version_id = i.text_version_id
        where cp.claim_id = c.id), '[]') as passages
    from claim c join item i on i.id = c.item_id left join entity_member e on e.mention_id = c.mention_id
    where ${sql.join(conditions, sql` and `)}
    order by i.number, c.first_start, c.id`.execute(context.database);
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    itemTitle: row.title,
    itemNumber: row.number,
    itemDate: row.document_date,
    mentionId: row.mention_id,
    entityId: row.entity_id,
    property: row.property,
    value: row.value,
    happenedOn: row.happened_on,
    qualifier: row.qualifier,
    speaker: row.speaker,
    language: row.language,
    rule: row.rule,
    confidence: row.confidence,
    correctsId: row.corrects_id,
    status: row.status,
    recordedSeq: row.recorded_seq,
    passages: row.passages,
  }));
};

/**
 * Status of the claim `c` by the bitemporal rule: at K that of its last step at or before K. When no claim has a step
 * after K, that is the present one, and the steps of a hundred thousand claims need not be looked up.
 */
export const statusAt = (knownAt: number | undefined): RawBuilder<ClaimStatus> =>
  knownAt === undefined
    ? sql`c.status`
    : sql`case when (select max(seq) from claim_step) <= ${knownAt} then c.status
        else (select s.status from claim_step s where s.claim_id = c.id and s.seq <= ${knownAt} order by s.seq desc limit 1) end`;

interface RawClaim {
  id: ClaimId;
  item_id: ItemId;
  title: string;
  number: number;
  document_date: string | null;
  mention_id: MentionId | null;
  entity_id: EntityId | null;
  property: string;
  value: ClaimValue;
  happened_on: string | null;
  qualifier: Qualifier | null;
  speaker: string | null;
  language: string | null;
  rule: string | null;
  confidence: number | null;
  corrects_id: ClaimId | null;
  status: ClaimStatus;
  recorded_seq: number;
  passages: PassageRow[];
}

/** The claim as a source of a value. */
export const sourceOf = (claim: ClaimRow): SourceRef => ({
  claimId: claim.id,
  itemId: claim.itemId,
  itemTitle: claim.itemTitle,
  itemNumber: claim.itemNumber,
  itemDate: claim.itemDate,
  passages: [...claim.passages],
  speaker: claim.speaker,
  qualifier: claim.qualifier,
  status: claim.status,
});
