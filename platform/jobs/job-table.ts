import { createHash } from 'node:crypto';
import type { JobId, MemberId } from '@amparo/core/ground/ids';
import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely';
import { newId } from '../config/new-id.ts';
import type { Database, Transacting } from '../database/connect.ts';
import type { Tables } from '../database/tables.ts';

export type JobRow = Selectable<Tables['job']>;

/** A worker that did not beat for this long is taken for dead, and its job may be taken over. */
export const ABANDONED_AFTER_MS = 20_000;

/** Puts a job down. `worker`: the process that will run it itself, at once; without one it waits for the server's. */
export const addJob = async (
  database: Database,
  job: {
    readonly deed: string;
    readonly input: object;
    readonly member: MemberId;
    readonly now: Date;
    readonly worker?: string;
  },
): Promise<JobId> => {
  const id = newId<JobId>();
  await database
    .insertInto('job')
    .values({
      id,
      deed: job.deed,
      input: JSON.stringify(job.input),
      member_id: job.member,
      state: job.worker === undefined ? 'waiting' : 'running',
      done_steps: 0,
      all_steps: null,
      note: '',
      outcome: null,
      stop_asked: false,
      worker: job.worker ?? null,
      beat_at: job.worker === undefined ? null : job.now,
      asked_at: job.now,
      ended_at: null,
    })
    .execute();
  return id;
};

/** True for a job that nobody works on: it waits, or its worker is taken for dead. */
export const lyingThere = (where: ExpressionBuilder<Tables, 'job'>, now: Date): Expression<SqlBool> =>
  where.or([
    where('state', '=', 'waiting'),
    where.and([where('state', '=', 'running'), where('beat_at', '<', new Date(now.getTime() - ABANDONED_AFTER_MS))]),
  ]);

/**
 * Takes the oldest job that waits or was abandoned, or the one that is asked for. Row locks with SKIP LOCKED: two
 * workers never take the same.
 */
export const takeJob = async (
  database: Database,
  worker: string,
  now: Date,
  asked?: JobId,
): Promise<JobRow | undefined> =>
  database.transaction().execute(async (transaction) => {
    const lying = transaction
      .selectFrom('job')
      .selectAll()
      .where((where) => lyingThere(where, now));
    const row = await (asked === undefined ? lying : lying.where('id', '=', asked))
      .orderBy('asked_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return undefined;
    await transaction
      .updateTable('job')
      .set({ state: 'running', worker, beat_at: now, stop_asked: false })
      .where('id', '=', row.id)
      .execute();
    return { ...row, state: 'running', worker };
  });

/** Says that the worker lives; answers whether a person asked the job to stop, or another worker took it over. */
export const beat = async (
  database: Database,
  job: JobId,
  worker: string,
  at: { readonly now: Date; readonly note?: string; readonly done?: number; readonly all?: number | null },
): Promise<{ readonly stop: boolean }> => {
  const row = await database
    .updateTable('job')
    .set({
      beat_at: at.now,
      ...(at.note === undefined ? {} : { note: at.note }),
      ...(at.done === undefined ? {} : { done_steps: at.done }),
      ...(at.all === undefined ? {} : { all_steps: at.all }),
    })
    .where('id', '=', job)
    .where('worker', '=', worker)
    .returning('stop_asked')
    .executeTakeFirst();
  return { stop: row === undefined || row.stop_asked };
};

export const endJob = async (
  database: Database,
  job: JobId,
  worker: string,
  end: {
    readonly state: 'waiting' | 'stopped' | 'done' | 'failed';
    readonly outcome: object | null;
    readonly now: Date;
  },
): Promise<void> => {
  await database
    .updateTable('job')
    .set({
      state: end.state,
      outcome: end.outcome === null ? null : JSON.stringify(end.outcome),
      ended_at: end.state === 'waiting' ? null : end.now,
      worker: null,
    })
    .where('id', '=', job)
    .where('worker', '=', worker)
    .execute();
};

/** A step is known by a hash of its name, which may be the path of a file. */
const keyOf = (step: string): string => createHash('sha256').update(step).digest('hex');

export const stepOutcome = async (database: Database, job: JobId, step: string): Promise<object | undefined> =>
  (
    await database
      .selectFrom('job_step')
      .select('outcome')
      .where('job_id', '=', job)
      // Older programs wrote the name itself.
      .where('step', 'in', [keyOf(step), step])
      .executeTakeFirst()
  )?.outcome;

/** Written in the transaction of the step's own change, so that neither is there without the other. */
export const recordStep = async (
  transaction: Transacting,
  job: JobId,
  step: string,
  outcome: object,
): Promise<void> => {
  await transaction
    .insertInto('job_step')
    .values({ job_id: job, step: keyOf(step), outcome: JSON.stringify(outcome) })
    .execute();
};
