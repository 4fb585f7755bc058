import type { ClaimId, MemberId } from '@amparo/core/ground/ids';
import type { Decision, DecisionVerdict } from '@amparo/core/judgements/decisions';
import type { ClaimValue } from '@amparo/core/nouns/claim';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/** A stored decision, with the member's name and the clock of its entry. */
export interface DecisionRow extends Decision {
  readonly claimId: ClaimId;
  readonly member: MemberId;
  readonly name: string;
  readonly at: Date;
  readonly madeId: ClaimId | null;
  readonly reason: string | null;
}

/** Every decision about these claims, by claim. The caller has checked that the member may read them. */
export const decisionsOf = async (
  { database }: ReadContext,
  claims: readonly ClaimId[],
): Promise<ReadonlyMap<ClaimId, readonly DecisionRow[]>> => {
  const { rows } = await sql<{
    claim_id: ClaimId;
    member_id: MemberId;
    name: string | null;
    seq: number;
    recorded_at: Date | null;
    verdict: DecisionVerdict;
    made_id: ClaimId | null;
    value: ClaimValue | null;
    reason: string | null;
  }>`
    select d.claim_id, d.member_id, m.name, d.seq, e.recorded_at, d.verdict, d.made_id, made.value, d.reason
    from decision d left join member m on m.id = d.member_id left join entry e on e.seq = d.seq
      left join claim made on made.id = d.made_id
    where d.claim_id = any(${[...claims]}::uuid[]) order by d.seq`.execute(database);
  return Map.groupBy(
    rows.map((row) => ({
      claimId: row.claim_id,
      member: row.member_id,
      name: row.name ?? '',
      seq: row.seq,
      at: row.recorded_at ?? new Date(0),
      verdict: row.verdict,
      madeId: row.made_id,
      value: row.value === null ? undefined : canonicalize(row.value),
      reason: row.reason,
    })),
    ({ claimId }) => claimId,
  );
};
