import type { MentionId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/** A judgement whose effect on a person in a letter waits to be accepted, or whose taking back does. */
export interface WaitingChange {
  readonly id: string;
  readonly what: 'judged' | 'taken back';
  readonly verdict: string;
  readonly a: MentionId;
  readonly b: MentionId;
  readonly letters: { communication: string; title: string; stage: string }[];
}

export const waitingChanges = async ({ database }: ReadContext): Promise<readonly WaitingChange[]> => {
  const { rows } = await sql<WaitingChange>`
    select j.id, case when j.held then 'judged' else 'taken back' end as what, j.verdict, j.mention_a as a, j.mention_b as b,
      coalesce((select json_agg(json_build_object('communication', c.id, 'title', c.title, 'stage', c.stage) order by c.recorded_seq)
        from communication c where exists (select 1 from jsonb_array_elements_text(c.letter -> 'request' -> 'persons') named (id)
          join entity_member n on n.mention_id = named.id::uuid
          join entity_member e on e.entity_id = n.entity_id where e.mention_id in (j.mention_a, j.mention_b))), '[]') as letters
    from judgement j where (j.held and j.retracted_seq is null) or j.release_held order by j.recorded_seq, j.id`.execute(
    database,
  );
  return rows;
};
