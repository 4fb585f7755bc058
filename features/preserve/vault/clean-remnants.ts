import { AmparoError } from '@amparo/core/ground/fault';
import type { Database } from '@amparo/platform/database/connect';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { jobDeed, writeDeed } from '../../kernel/deed.ts';

/** Long deeds that ended leave their inputs and notes, which name files and titles; the journal says what was done. */
export const forgetJobs = writeDeed({
  name: 'preserve.forget-jobs',
  summary: 'Remove the inputs and notes of long deeds that ended',
  may: 'steward',
  inner: true,
  input: z.object({}),
  output: z.object({ jobs: z.number() }),
  run: async ({ transaction }) => {
    const ended = transaction.selectFrom('job').select('id').where('state', 'in', ['done', 'failed', 'stopped']);
    await transaction.deleteFrom('job_step').where('job_id', 'in', ended).execute();
    const gone = await transaction
      .deleteFrom('job')
      .where('state', 'in', ['done', 'failed', 'stopped'])
      .returning('id')
      .execute();
    return { output: { jobs: gone.length }, subjects: [], entry: { jobs: gone.length } };
  },
});

/** Words of the search that no item holds any more: an item that goes leaves its words to this, since all items are looked at. */
export const forgetWords = writeDeed({
  name: 'preserve.forget-words',
  summary: 'Remove words that no item holds any more',
  may: 'steward',
  inner: true,
  input: z.object({}),
  output: z.object({ words: z.number() }),
  run: async ({ transaction }) => {
    const { numAffectedRows } = await sql`delete from word w where not exists (
      select 1 from (select distinct unnest(keys) as key from item_words) held where held.key = w.key)`.execute(
      transaction,
    );
    const words = Number(numAffectedRows ?? 0);
    return { output: { words }, subjects: [], entry: { words } };
  },
});

/** Says what was cleaned; the list of what was left tells a server's administrator what is his to do. */
export const recordCleanUp = writeDeed({
  name: 'preserve.record-clean-up',
  summary: 'Record that remnants of destroyed records were cleaned from the database',
  may: 'steward',
  inner: true,
  input: z.object({ tables: z.number(), jobs: z.number(), left: z.array(z.string()) }),
  output: z.object({ recorded: z.boolean() }),
  run: async ({ transaction, seq, now }, facts) => {
    await transaction
      .insertInto('vault_run')
      .values({ seq, kind: 'clean-up', ended_at: now, facts: JSON.stringify(facts) })
      .execute();
    return { output: { recorded: true }, subjects: [], entry: { ...facts } };
  },
});

/**
 * Physical clean-up after a destruction: deleting a row leaves its bytes in tables, indexes, planner statistics and the
 * write-ahead log (measured: security page §1, lesson 4). Every table is written anew, statistics are made anew and
 * written anew, and the log's segments retired. Takes exclusive locks, so it is for a quiet hour.
 */
export const cleanRemnants = jobDeed({
  name: 'preserve.clean-remnants',
  summary: 'Clean what deleted records left behind in the files of the database; takes the tables for a moment each',
  may: 'steward',
  input: z.object({}),
  output: z.object({
    tables: z.number(),
    jobs: z.number(),
    /** What the database did not allow: for the administrator of its server. */
    left: z.array(z.string()),
  }),
  command: { words: 'vault clean' },
  run: async (context) => {
    const left: string[] = [];
    const { jobs } = await context.perform(forgetJobs, {});
    await context.perform(forgetWords, {});
    const tables = await context.house.asDatabaseOwner(async (owner) => {
      const names = await tablesOf(owner);
      await context.progress('tables', names.length);
      for (const name of names) await attempt(left, `VACUUM FULL ${name}`, owner, sql`vacuum full ${sql.table(name)}`);
      await attempt(left, 'ANALYZE', owner, sql`analyze`);
      for (const name of ['pg_statistic', 'pg_statistic_ext_data'])
        await attempt(left, `VACUUM FULL ${name}`, owner, sql`vacuum full ${sql.table(`pg_catalog.${name}`)}`);
      for (let round = 0; round < WAL_ROUNDS; round += 1) {
        await attempt(left, 'pg_switch_wal()', owner, sql`select pg_switch_wal()`);
        await attempt(left, 'CHECKPOINT', owner, sql`checkpoint`);
      }
      return names.length;
    });
    const facts = { tables, jobs, left: [...new Set(left)] };
    await context.perform(recordCleanUp, facts);
    return facts;
  },
});

/** A segment is kept for the checkpoint before the last, and the last may be under way: four rounds retire them (measured). */
const WAL_ROUNDS = 4;

const tablesOf = async (owner: Database): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind in ('r', 'm') order by 1`.execute(owner);
  return rows.map(({ name }) => name);
};

/** A server of somebody else's may refuse: what it refuses is told, not hidden, and the rest is done. */
const attempt = async (left: string[], name: string, owner: Database, work: RawBuilder<unknown>): Promise<void> => {
  try {
    await work.execute(owner);
  } catch (cause) {
    if (cause instanceof AmparoError) throw cause;
    left.push(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};
