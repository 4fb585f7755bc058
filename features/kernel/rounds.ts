import type { House } from './house.ts';
import { readContext } from './perform.ts';
import { askJob } from './run-job.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Puts down the long deeds that the house does by itself and whose time has come (`rounds` of a job): once in so many
 * hours, never twice at a time, and only when the deed says that there is something to do.
 */
export const askRounds = async (house: House): Promise<void> => {
  for (const deed of house.deeds.values()) {
    if (deed.kind !== 'job' || deed.rounds === undefined) continue;
    const since = new Date(house.clock().getTime() - deed.rounds.everyHours * HOUR_MS);
    const recent = await house.database
      .selectFrom('job')
      .select('id')
      .where('deed', '=', deed.name)
      .where((where) => where.or([where('asked_at', '>', since), where('state', 'in', ['waiting', 'running'])]))
      .limit(1)
      .executeTakeFirst();
    if (recent !== undefined) continue;
    if (deed.rounds.when !== undefined && !(await deed.rounds.when(readContext(house, house.owner, deed)))) continue;
    await askJob(house, house.owner, deed, {});
  }
};
