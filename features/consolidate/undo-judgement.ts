import { fault } from '@amparo/core/ground/fault';
import type { ItemId, JobId, JudgementId, MemberId, MentionId } from '@amparo/core/ground/ids';
import type { Transacting } from '@amparo/platform/database/connect';
import { sql } from 'kysely';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../kernel/deed.ts';
import { undoJudgements } from './record-judgements.ts';

const input = z.object({
  judgement: z.uuid().optional().describe('this one alone'),
  day: z.iso.date().optional().describe('all of one day on this machine, yours unless a member is named'),
  member: z.uuid().optional().describe('whose day'),
  import: z.uuid().optional().describe('all on mentions of the items that this import brought, by its job'),
  items: z.array(z.uuid()).max(10_000).optional().describe('all on mentions of these items and what they hold'),
});
type Wanted = z.infer<typeof input>;

/**
 * Takes judgements back: one, the last deed of the member, a person's day, or an import. What each replaced stands again,
 * so that the state is as if they had not been made; all of it stays on record.
 */
export const undoJudgement = writeDeed({
  name: 'consolidate.undo-judgement',
  summary: 'Undo a judgement, the last one when none is named; or those of a day or of an import',
  may: 'judge',
  onRecord: true,
  input,
  output: z.object({
    undone: z.string(),
    a: z.string(),
    b: z.string(),
    count: z.number(),
    /** How many of them wait for somebody to accept what they change. */
    waiting: z.number(),
  }),
  command: { words: 'consolidate undo' },
  run: async (context, wanted) => {
    const review = isLast(wanted) ? await undoneReview(context) : undefined;
    if (review !== undefined) {
      return {
        output: { undone: review.id, a: review.a, b: review.b, count: 1, waiting: 0 },
        subjects: [review.a, review.b],
        entry: { review: review.id },
      };
    }
    const found = await wantedRoots(context, wanted);
    const first = found[0];
    if (first === undefined) throw fault('not-found', 'there is no judgement to undo', { field: 'judgement' });
    const { waiting } = await undoJudgements(
      context,
      found.map(({ id }) => id),
    );
    return {
      output: { undone: first.id, a: first.a, b: first.b, count: found.length, waiting: waiting.length },
      subjects: [...new Set(found.slice(0, SUBJECTS_NAMED).flatMap(({ a, b }) => [a, b]))],
      entry: { undone: found.map(({ id }) => id), waiting, ...wanted },
    };
  },
});

const SUBJECTS_NAMED = 200;
const isLast = ({ judgement, day, import: job, items }: Wanted): boolean =>
  judgement === undefined && day === undefined && job === undefined && items === undefined;

interface Root {
  readonly id: JudgementId;
  readonly a: MentionId;
  readonly b: MentionId;
}

/** The judgements meant, as first recorded, the latest first; only those whose both mentions the member may read. */
const wantedRoots = async (context: WriteContext, wanted: Wanted): Promise<readonly Root[]> => {
  const { transaction, clearance, actor } = context;
  const conditions = [
    sql`j.restores is null and j.undone_seq is null`,
    sql`ia.classification = any(${[...clearance]}) and ib.classification = any(${[...clearance]})`,
  ];
  if (wanted.judgement !== undefined)
    conditions.push(
      sql`j.id = coalesce((select restores from judgement where id = ${wanted.judgement}), ${wanted.judgement}::uuid)`,
    );
  if (wanted.day !== undefined || wanted.member !== undefined || isLast(wanted))
    conditions.push(sql`j.member_id = ${wanted.member ?? (actor.member as MemberId)}`);
  if (wanted.day !== undefined) {
    const [from, to] = dayOf(wanted.day);
    conditions.push(
      sql`exists (select 1 from entry e where e.seq = j.recorded_seq and e.recorded_at >= ${from} and e.recorded_at < ${to})`,
    );
  }
  if (wanted.import !== undefined || wanted.items !== undefined) {
    const items = await itemsMeant(context, wanted);
    conditions.push(sql`(ma.item_id = any(${[...items]}::uuid[]) or mb.item_id = any(${[...items]}::uuid[]))`);
  }
  const { rows } = await sql<Root & { seq: number }>`
    select j.id, j.mention_a as a, j.mention_b as b, j.recorded_seq as seq from judgement j
    join mention ma on ma.id = j.mention_a join item ia on ia.id = ma.item_id
    join mention mb on mb.id = j.mention_b join item ib on ib.id = mb.item_id
    where ${sql.join(conditions, sql` and `)} order by j.recorded_seq desc, j.id desc`.execute(transaction);
  // One deed may record several judgements; the last deed is undone whole.
  return isLast(wanted) ? rows.filter(({ seq }) => seq === rows[0]?.seq) : rows;
};

/** From midnight to midnight by the clock of this machine. */
const dayOf = (day: string): readonly [Date, Date] => {
  const from = new Date(`${day}T00:00:00`);
  return [from, new Date(from.getFullYear(), from.getMonth(), from.getDate() + 1)];
};

/** The items named or brought by the import, with everything that lay in them. */
const itemsMeant = async ({ transaction }: WriteContext, wanted: Wanted): Promise<readonly ItemId[]> => {
  const { rows } = await sql<{ id: ItemId }>`
    with recursive meant(id) as (
      select unnest(${[...(wanted.items ?? []), ...(await itemsOfImport(transaction, wanted.import))]}::uuid[])
      union
      select i.id from meant m join item i on i.parent_id = m.id
    ) select id from meant`.execute(transaction);
  if (wanted.import !== undefined && rows.length === 0)
    throw fault('not-found', `no import ${wanted.import} brought an item`, { field: 'import' });
  return rows.map(({ id }) => id);
};

/** What the steps of a long deed note is sealed in the database, and read here. */
const itemsOfImport = async (transaction: Transacting, job: string | undefined): Promise<readonly string[]> => {
  if (job === undefined) return [];
  const steps = await transaction
    .selectFrom('job_step')
    .select('outcome')
    .where('job_id', '=', job as JobId)
    .execute();
  return steps.flatMap(({ outcome }) =>
    'itemId' in outcome && typeof outcome.itemId === 'string' ? [outcome.itemId] : [],
  );
};

/** The member's last deed was a second look: it is taken back. */
const undoneReview = async ({
  transaction,
  actor,
  seq,
}: WriteContext): Promise<{ id: string; a: string; b: string } | undefined> => {
  const { rows } = await sql<{ id: string; a: string; b: string }>`
    update review set retracted_seq = ${seq} where id = (
      select r.id from review r where r.member_id = ${actor.member} and r.retracted_seq is null
        and not exists (select 1 from judgement j where j.member_id = ${actor.member} and j.restores is null
          and j.undone_seq is null and j.recorded_seq > r.recorded_seq)
      order by r.recorded_seq desc limit 1)
    returning id, mention_a as a, mention_b as b`.execute(transaction);
  return rows[0];
};
