import type { ClaimId, ItemId, MentionId, PassageId, TextVersionId } from '@amparo/core/ground/ids';
import type { ClaimStatus, ClaimValue } from '@amparo/core/nouns/claim';
import type { Span } from '@amparo/core/nouns/passage';
import type { Transacting } from '@amparo/platform/database/connect';
import { sql } from 'kysely';
import { passageFinder, type Quoted } from './find-passage.ts';
import type { HeldClaim } from './same-proposal.ts';

export interface StoredClaim extends HeldClaim {
  readonly status: ClaimStatus;
  /** A person has said something about it, or made it. */
  readonly decided: boolean;
}

const BATCH = 500;

/** Finds the passages of earlier text versions in this one, and keeps where they stand: a passage stays resolvable. */
export const movePassages = async (
  transaction: Transacting,
  place: { readonly item: ItemId; readonly version: TextVersionId; readonly text: string },
): Promise<void> => {
  const { rows } = await sql<Quoted & { id: PassageId; version: TextVersionId }>`
    select p.id, p.text_version_id as version, p.span_start as start, p.span_end as end, p.quote, p.prefix, p.suffix
    from passage p where p.item_id = ${place.item} and p.text_version_id <> ${place.version}
      and not exists (select 1 from passage_place l where l.passage_id = p.id and l.text_version_id = ${place.version})`.execute(
    transaction,
  );
  for (const [version, passages] of Map.groupBy(rows, ({ version }) => version)) {
    const earlier = await transaction
      .selectFrom('text_version')
      .select('body')
      .where('id', '=', version)
      .executeTakeFirst();
    const find = passageFinder(place.text, earlier?.body.length ?? 0);
    const places = passages.map((passage) => {
      const span = find(passage) ?? { start: 0, end: 0 };
      return {
        passage_id: passage.id,
        text_version_id: place.version,
        span_start: span.start,
        span_end: span.end,
      };
    });
    for (let at = 0; at < places.length; at += BATCH)
      await transaction
        .insertInto('passage_place')
        .values(places.slice(at, at + BATCH))
        .execute();
  }
};

/** Every claim of the item in whatever status, with its passages as they stand in this text version. */
export const heldClaims = async (
  transaction: Transacting,
  item: ItemId,
  version: TextVersionId,
): Promise<readonly StoredClaim[]> => {
  const { rows } = await sql<{
    id: ClaimId;
    mention_id: MentionId | null;
    property: string;
    value: ClaimValue;
    status: ClaimStatus;
    decided: boolean;
    spans: Span[];
  }>`
    select c.id, c.mention_id, c.property, c.value, c.status,
      c.rule is null or exists (select 1 from decision d where d.claim_id = c.id) as decided,
      coalesce((select json_agg(json_build_object('start', coalesce(l.span_start, p.span_start), 'end', coalesce(l.span_end, p.span_end)))
        from claim_passage cp join passage p on p.id = cp.passage_id
        left join passage_place l on l.passage_id = p.id and l.text_version_id = ${version}
        where cp.claim_id = c.id), '[]') as spans
    from claim c where c.item_id = ${item} order by c.first_start, c.id`.execute(transaction);
  return rows.map((row) => ({
    id: row.id,
    mention: row.mention_id,
    property: row.property,
    value: row.value,
    status: row.status,
    decided: row.decided,
    spans: row.spans,
  }));
};
