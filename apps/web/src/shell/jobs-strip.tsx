import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useRef } from 'react';
import type { Job } from '../api/contract.ts';
import { useWrite } from '../api/use-deed.ts';
import { Button } from '../design/button.tsx';
import { Progress } from '../design/progress.tsx';
import { useNotices } from '../design/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { jobFault } from './job-fault.ts';
import { isGoing, useJobs } from './use-session.ts';

/** What the house is doing now, on every screen, with a way to stop it. */
export const JobsStrip = (): ReactElement | null => {
  const { t } = useWords();
  const jobs = useJobs();
  const going = jobs.filter(isGoing);
  useEndedJobs(jobs);
  if (going.length === 0) return null;
  return (
    <section className="jobs" aria-label={t('jobs')}>
      {going.map((job) => (
        <GoingJob key={job.id} job={job} />
      ))}
    </section>
  );
};

const GoingJob = ({ job }: { readonly job: Job }): ReactElement => {
  const { t, n, name } = useWords();
  const stop = useWrite('upkeep.stop-job', { refresh: ['upkeep.list-jobs'] });
  return (
    <div className="row">
      <b>{name('deed', job.deed)}</b>
      <Progress label={name('deed', job.deed)} done={job.done} all={job.all} width={160} />
      <span className="num muted">
        {job.all === null ? n(job.done) : t('jobs.done', { done: job.done, all: job.all })}
      </span>
      <span className="faint grow jobs-note">
        <bdi>{name('job-note', job.note)}</bdi>
      </span>
      <Button size="tiny" busy={stop.isPending} onPress={() => stop.mutate({ job: job.id })}>
        {t('jobs.stop')}
      </Button>
    </div>
  );
};

/** A job that ends changed the archive: what the desk shows of it is asked again, and a fault is told. */
const useEndedJobs = (jobs: readonly Job[]): void => {
  const client = useQueryClient();
  const notices = useNotices();
  const { t, name } = useWords();
  const wasGoing = useRef(new Set<string>());
  useEffect(() => {
    const ended = jobs.filter((job) => !isGoing(job) && wasGoing.current.has(job.id));
    wasGoing.current = new Set(jobs.filter(isGoing).map((job) => job.id));
    if (ended.length === 0) return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'upkeep.list-jobs' });
    for (const job of ended) {
      const what = name('deed', job.deed);
      const fault = jobFault(job);
      if (fault !== null) notices.warn(t('jobs.failed', { name: what, fault }));
      else if (job.state === 'stopped') notices.tell(t('jobs.stopped', { name: what }));
      else notices.tell(t('jobs.ended', { name: what }));
    }
  }, [jobs, client, notices, t, name]);
};
