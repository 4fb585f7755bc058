import { AmparoError, fault } from '@amparo/core/ground/fault';
import type { JobId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { addJob, beat, endJob, type JobRow, recordStep, stepOutcome, takeJob } from '@amparo/platform/jobs/job-table';
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { DeedFace, JobContext, JobDeed } from './deed.ts';
import type { House } from './house.ts';
import { admit, perform, readContext } from './perform.ts';
import { recordRefusal } from './refusals.ts';

const BEAT_EVERY_MS = 4_000;

/** Reason of an abort when the program closes: the job then waits for the next start, no person has stopped it. */
export const SHUTDOWN = 'shutdown';

export interface JobProgress {
  readonly note: string;
  readonly done: number;
  readonly all: number | null;
}

/** Authorises, parses and puts the job down for the server's worker. */
export const askJob = async (house: House, actor: Actor, deed: JobDeed, given: unknown): Promise<JobId> => {
  const input = admit(deed, actor, given) as object;
  return addJob(house.database, { deed: deed.name, input, member: actor.member, now: house.clock() });
};

/** Authorises, parses and runs the job in this process; `watch` is told of the progress. */
export const doJob = async <D extends JobDeed>(
  house: House,
  actor: Actor,
  deed: D,
  given: unknown,
  watch: (progress: JobProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<z.output<D['output']>> => {
  const input = admit(deed, actor, given) as object;
  const worker = newId<string>();
  const id = await addJob(house.database, { deed: deed.name, input, member: actor.member, now: house.clock(), worker });
  const ended = await run(house, actor, deed, { id, input, worker }, watch, signal);
  if (ended instanceof AmparoError) throw ended;
  for (const name of deed.followedBy ?? []) await doJob(house, actor, jobNamed(house, name), {}, watch, signal);
  return ended as z.output<D['output']>;
};

/** Runs a job that lies there in this process, with what follows it; undefined when another worker has it. */
export const workOn = async (
  house: House,
  actor: Actor,
  id: JobId,
  watch: (progress: JobProgress) => void,
  signal?: AbortSignal,
): Promise<object | undefined> => {
  const worker = newId<string>();
  const row = await takeJob(house.database, worker, house.clock(), id);
  if (row === undefined) return undefined;
  const deed = jobNamed(house, row.deed);
  const ended = await run(house, actor, deed, { id, input: row.input, worker }, watch, signal);
  if (ended instanceof AmparoError) throw ended;
  for (const name of deed.followedBy ?? []) await doJob(house, actor, jobNamed(house, name), {}, watch, signal);
  return ended;
};

/** Puts down the jobs that follow a deed, each once: one that waits already will see what this deed left. */
export const askFollowing = async (house: House, actor: Actor, deed: DeedFace): Promise<void> => {
  for (const name of deed.followedBy ?? []) {
    const waiting = await house.database
      .selectFrom('job')
      .select('id')
      .where('deed', '=', name)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (waiting === undefined) await askJob(house, actor, jobNamed(house, name), {});
  }
};

const jobNamed = (house: House, name: string): JobDeed => {
  const deed = house.deeds.get(name);
  if (deed?.kind !== 'job') throw fault('internal', `no job is named ${name}`);
  return deed;
};

/** Takes one waiting or abandoned job and runs it. Answers false when there was none. */
export const workOnce = async (
  house: House,
  actorOf: (row: JobRow) => Promise<Actor | undefined>,
  signal?: AbortSignal,
): Promise<boolean> => {
  const worker = newId<string>();
  const row = await takeJob(house.database, worker, house.clock());
  if (row === undefined) return false;
  const deed = house.deeds.get(row.deed);
  const actor = await actorOf(row);
  if (deed?.kind !== 'job' || actor === undefined) {
    const faults = [{ code: 'unavailable', message: `this program has no deed ${row.deed}, or its member is gone` }];
    await endJob(house.database, row.id, worker, { state: 'failed', outcome: { faults }, now: house.clock() });
    return true;
  }
  const ended = await run(house, actor, deed, { id: row.id, input: row.input, worker }, () => undefined, signal);
  if (!(ended instanceof AmparoError)) await askFollowing(house, actor, deed);
  return true;
};

/** Runs to the end, to a stop or to a fault; the row says which. Answers the outcome or the error. */
const run = async (
  house: House,
  actor: Actor,
  deed: JobDeed,
  job: { readonly id: JobId; readonly input: object; readonly worker: string },
  watch: (progress: JobProgress) => void,
  signal?: AbortSignal,
): Promise<object | AmparoError> => {
  const { database } = house;
  const progress = { note: '', done: 0, all: null as number | null };
  let stop = false;
  let lastWritten = 0;
  const say = async (force: boolean): Promise<void> => {
    watch({ ...progress });
    const now = house.clock();
    if (!force && now.getTime() - lastWritten < 250) return;
    lastWritten = now.getTime();
    const heard = await beat(database, job.id, job.worker, { now, ...progress });
    stop = stop || heard.stop;
  };
  const heart = setInterval(() => void say(true).catch(() => undefined), BEAT_EVERY_MS);
  const context: JobContext = {
    ...readContext(house, actor, deed),
    perform: (inner, input, bytes) => perform(house, actor, inner, input, bytes),
    performNamed: async (name, input, bytes) => {
      const inner = house.deeds.get(name);
      if (inner === undefined || inner.kind === 'job' || inner.kind === 'local')
        throw fault('internal', `no read or write deed is named ${name}`);
      return perform(house, actor, inner, input, bytes);
    },
    progress: async (note, all) => {
      progress.note = note;
      if (all !== undefined) progress.all = all;
      await say(all !== undefined);
    },
    once: async (step, inner, input, bytes) => {
      if (stop || signal?.aborted) throw fault('cancelled', `${deed.name} was stopped; resume job ${job.id} to go on`);
      const before = await stepOutcome(database, job.id, step);
      const outcome =
        before ??
        (await perform(house, actor, inner, input, bytes?.(), (transaction, output) =>
          recordStep(transaction, job.id, step, output as object),
        ));
      progress.done += 1;
      await say(false);
      return outcome as never;
    },
  };
  try {
    const outcome = await deed.run(context, job.input as never);
    await beat(database, job.id, job.worker, { now: house.clock(), ...progress });
    await endJob(database, job.id, job.worker, { state: 'done', outcome, now: house.clock() });
    return outcome;
  } catch (cause) {
    const error =
      cause instanceof AmparoError
        ? cause
        : fault('internal', cause instanceof Error ? cause.message : String(cause), { cause });
    const state = error.code !== 'cancelled' ? 'failed' : signal?.reason === SHUTDOWN && !stop ? 'waiting' : 'stopped';
    await endJob(database, job.id, job.worker, { state, outcome: { faults: error.faults }, now: house.clock() });
    await recordRefusal(house, actor, deed)(error).catch(() => undefined);
    return error;
  } finally {
    clearInterval(heart);
  }
};
