import type { JudgementId, MentionId } from '@amparo/core/ground/ids';
import { type Agreement, agreementOf } from '@amparo/core/judgements/agreement';
import type { Verdict } from '@amparo/platform/database/tables';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/** A judged pair and what a second look said of it. */
interface SecondLook {
  readonly a: MentionId;
  readonly b: MentionId;
  readonly first: Verdict;
  readonly second: Verdict;
  /** By somebody other than who judged first. */
  readonly byAnother: boolean;
}

/** Judgements `j` that stand, with mentions and items, both of which the member may read. */
const judged = ({ clearance }: ReadContext): RawBuilder<unknown> => sql`
  judgement j join mention ma on ma.id = j.mention_a join item ia on ia.id = ma.item_id
  join mention mb on mb.id = j.mention_b join item ib on ib.id = mb.item_id
  where j.retracted_seq is null and ia.classification = any(${[...clearance]}) and ib.classification = any(${[...clearance]})`;

const secondLooks = async (context: ReadContext): Promise<readonly SecondLook[]> => {
  const { rows } = await sql<SecondLook>`
    select j.mention_a as a, j.mention_b as b, j.verdict as first, r.verdict as second, r.member_id <> j.member_id as "byAnother"
    from (select j.* from ${judged(context)}) j join review r on r.mention_a = j.mention_a and r.mention_b = j.mention_b
      and r.retracted_seq is null and r.judgement_id = coalesce(j.restores, j.id)
    order by r.recorded_seq, r.id`.execute(context.database);
  return rows;
};

/** How far second looks agree with the first: those of other members, and those of the same member later. */
export const agreements = async (
  context: ReadContext,
): Promise<{ readonly byAnother: Agreement; readonly bySame: Agreement }> => {
  const looks = await secondLooks(context);
  const of = (byAnother: boolean) =>
    agreementOf(looks.filter((look) => look.byAnother === byAnother).map(({ first, second }) => [first, second]));
  return { byAnother: of(true), bySame: of(false) };
};

/** Pairs of which one look says "same" and the other "different". A new judgement settles it. */
export const disagreements = async (
  context: ReadContext,
): Promise<readonly { readonly a: MentionId; readonly b: MentionId }[]> => {
  const pairs = (await secondLooks(context)).filter(
    ({ first, second }) => first !== second && first !== 'unsure' && second !== 'unsure',
  );
  return [...new Map(pairs.map(({ a, b }) => [`${a} ${b}`, { a, b }])).values()];
};

export interface ToReview {
  readonly a: string;
  readonly b: string;
  readonly judgement: JudgementId;
}

/** The sample of judged pairs that the member has not looked at again: what others judged first, each in an order by lot. */
export const pairsToReview = async (
  context: ReadContext,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly ToReview[] }> => {
  const { rows } = await sql<ToReview & { total: number }>`
    select a, b, judgement, count(*) over () as total from (
      select j.mention_a as a, j.mention_b as b, coalesce(j.restores, j.id) as judgement, j.member_id = ${context.actor.member} as mine
      from ${judged(context)}) j
    where not exists (select 1 from review r where r.mention_a = j.a and r.mention_b = j.b and r.retracted_seq is null
      and r.member_id = ${context.actor.member} and r.judgement_id = j.judgement)
    order by mine, md5(j.judgement::text || ${REVIEW_LOT}), a, b limit ${page.limit} offset ${page.offset}`.execute(
    context.database,
  );
  return { total: rows[0]?.total ?? 0, rows };
};

const REVIEW_LOT = 'review/1';
