import { fault } from '@amparo/core/ground/fault';
import type { ClaimId, ItemId } from '@amparo/core/ground/ids';
import { type Decision, type DecisionVerdict, standingOf } from '@amparo/core/judgements/decisions';
import type { ClaimStatus, ClaimValue } from '@amparo/core/nouns/claim';
import canonicalize from 'canonicalize';
import type { WriteContext } from '../kernel/deed.ts';
import { decisionsOf } from '../records/decisions.ts';
import { openedForClaims } from './opened-for-claims.ts';

interface Deciding {
  readonly claims: readonly string[];
  readonly verdict: DecisionVerdict;
  readonly reason?: string | undefined;
  /** Of a correction: the claim that holds the right value. */
  readonly made?: { readonly id: ClaimId; readonly value: ClaimValue };
}

/**
 * Writes what the member decides about claims, and moves each to the status that all its decisions come to, by a step
 * that carries this deed's journal sequence. Who decides the same again changes nothing, so that a deed sent twice does
 * no harm; who decides differently than another member changes no status: both stand, and the claim is disputed. A claim
 * that may not be decided so refuses the whole deed. Answers the claims decided upon and the items concerned.
 */
export const decideClaims = async (context: WriteContext, deciding: Deciding) => {
  const { transaction, seq, actor } = context;
  const { verdict } = deciding;
  const ids = [...new Set(deciding.claims)] as ClaimId[];
  const { clearance } = await openedForClaims(context, ids);
  const rows = await transaction
    .selectFrom('claim')
    .innerJoin('item', 'item.id', 'claim.item_id')
    .select(['claim.id', 'claim.status', 'claim.disputed', 'claim.item_id', 'claim.rule'])
    .where('claim.id', 'in', ids)
    .where('item.classification', 'in', clearance)
    .execute();
  const found = new Set(rows.map((row) => row.id));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) throw fault('not-found', `no claim ${missing.join(', ')}`, { field: 'claims' });
  const before = await decisionsOf(context, ids);
  const decided: ClaimId[] = [];
  const refused: string[] = [];
  const moved = new Map<ClaimStatus, ClaimId[]>();
  const disputes = new Map<boolean, ClaimId[]>();
  for (const row of rows) {
    const held: readonly Decision[] = before.get(row.id) ?? [];
    const own = held.findLast(({ member }) => member === actor.member)?.verdict;
    if (verdict !== 'corrected' && (own ?? 'withdrawn') === verdict) continue;
    const retracted = standingOf(held, 'by-program').stands.some((stand) => stand.verdict === 'retracted');
    const refusal = refusalOf(verdict, row.status, retracted, own);
    if (refusal !== undefined) {
      refused.push(refusal);
      continue;
    }
    decided.push(row.id);
    const value = deciding.made === undefined ? undefined : canonicalize(deciding.made.value);
    const after = standingOf(
      [...held, { member: actor.member, seq, verdict, value }],
      row.rule === null ? 'by-person' : 'by-program',
    );
    if (after.status !== row.status) moved.set(after.status, [...(moved.get(after.status) ?? []), row.id]);
    if (after.disputed !== row.disputed)
      disputes.set(after.disputed, [...(disputes.get(after.disputed) ?? []), row.id]);
  }
  if (refused.length > 0)
    throw fault('conflict', `${refused.length} of these claims cannot be ${verdict}: ${refused[0]}`, {
      field: 'claims',
    });
  const reason = deciding.reason ?? null;
  if (decided.length > 0) {
    await transaction
      .insertInto('decision')
      .values(
        decided.map((claim_id) => ({
          claim_id,
          member_id: actor.member,
          seq,
          verdict,
          made_id: deciding.made?.id ?? null,
          reason,
        })),
      )
      .execute();
  }
  for (const [status, claims] of moved) {
    await transaction
      .insertInto('claim_step')
      .values(claims.map((claim_id) => ({ claim_id, seq, status, member_id: actor.member, reason })))
      .execute();
    await transaction.updateTable('claim').set({ status }).where('id', 'in', claims).execute();
  }
  for (const [disputed, claims] of disputes)
    await transaction.updateTable('claim').set({ disputed }).where('id', 'in', claims).execute();
  const items: ItemId[] = [...new Set(rows.map((row) => row.item_id))];
  return { decided, items, disputed: disputes.get(true)?.length ?? 0 };
};

const refusalOf = (
  verdict: DecisionVerdict,
  status: ClaimStatus,
  /** Somebody took a confirmation back for the whole house, and stands by it. */
  retracted: boolean,
  own: DecisionVerdict | undefined,
): string | undefined => {
  switch (verdict) {
    case 'confirmed':
      return retracted ? 'it is retracted; make a new claim on its passage' : undefined;
    case 'rejected':
      if (own === 'confirmed') return 'you confirmed it yourself; retract it with a reason';
      return retracted ? 'it is retracted already' : undefined;
    case 'corrected':
      return own === 'rejected' || own === 'corrected' || retracted
        ? 'it is rejected or retracted already; make a new claim on its passage'
        : undefined;
    case 'retracted':
      return status === 'confirmed' ? undefined : `it is ${status}; only a confirmed claim can be retracted`;
    case 'withdrawn':
      return undefined;
  }
};
