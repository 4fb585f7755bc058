import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/**
 * Pairs that wait for a person, as what follows `from`; more conditions go on with `and`. `x` is the match, `ma` and
 * `mb` its mentions, `ia` and `ib` their items, both of which the member may read. A pair that was judged does not
 * wait, nor one that other judgements joined already.
 */
export const waitingPairs = ({ clearance }: ReadContext): RawBuilder<unknown> => sql`
  match x join mention ma on ma.id = x.mention_a join item ia on ia.id = ma.item_id
  join mention mb on mb.id = x.mention_b join item ib on ib.id = mb.item_id
  where ia.classification = any(${[...clearance]}) and ib.classification = any(${[...clearance]})
    and not (ma.joined and mb.joined and (select entity_id from entity_member where mention_id = ma.id)
      = (select entity_id from entity_member where mention_id = mb.id))
    and not exists (select 1 from judgement j
      where j.mention_a = x.mention_a and j.mention_b = x.mention_b and j.retracted_seq is null)`;
