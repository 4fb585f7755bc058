import type { UseQueryResult } from '@tanstack/react-query';
import type { CallFault } from '../api/call-fault.ts';
import type { Job, Session } from '../api/contract.ts';
import { useRead } from '../api/use-deed.ts';

/** Who is at the desk of which workspace, and how much waits. */
export const useSession = (enabled = true): UseQueryResult<Session, CallFault> =>
  useRead('team.describe-session', {}, { every: 15_000, keep: true, enabled });

export const isGoing = (job: Job): boolean => job.state === 'waiting' || job.state === 'running';

/** Jobs, looked at often while one is going. */
export const useJobs = (): readonly Job[] => {
  const session = useSession();
  const jobs = useRead('upkeep.list-jobs', {}, { every: 1500, keep: true, enabled: session.data !== undefined });
  return jobs.data?.jobs ?? [];
};
