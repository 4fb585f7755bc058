import type { ReactElement } from 'react';
import type { Job } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Progress } from '../../design/progress.tsx';
import { EmptyState } from '../../design/states.tsx';
import { jobFault } from '../../shell/job-fault.ts';
import { isGoing, useJobs } from '../../shell/use-session.ts';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

/** Long deeds: how far they are, and how they ended. */
export const JobsPanel = (): ReactElement => {
  const { t } = useWords();
  const jobs = useJobs();
  return (
    <section className="sheet pad">
      {jobs.length === 0 ? (
        <EmptyState small words={t('jobs.none')} more={t('jobs.none.more')} />
      ) : (
        <div className="table-scroll">
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{t('job.what')}</th>
                <th scope="col">{t('job.state')}</th>
                <th scope="col">{t('job.progress')}</th>
                <th scope="col">{t('job.asked')}</th>
                <th scope="col">
                  <span className="unseen">{t('jobs.stop')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <JobLine key={job.id} job={job} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

const JobLine = ({ job }: { readonly job: Job }): ReactElement => {
  const { t, n, name, locale } = useWords();
  const stop = useWrite('upkeep.stop-job', { refresh: ['upkeep.list-jobs'] });
  const resume = useWrite('upkeep.resume-job', { refresh: ['upkeep.list-jobs'] });
  const fault = jobFault(job);
  return (
    <tr>
      <td>
        {name('deed', job.deed)}
        {job.state === 'done' ? null : (
          <div className="faint small">
            <bdi>{name('job-note', job.note)}</bdi>
          </div>
        )}
      </td>
      <td>
        <span className={job.state === 'failed' ? 'alarm' : ''}>{name('job-state', job.state)}</span>
        {fault ? <div className="small alarm">{fault}</div> : null}
      </td>
      <td>
        <span className="num">{job.all === null ? n(job.done) : t('jobs.done', { done: job.done, all: job.all })}</span>
        {isGoing(job) ? <Progress label={name('deed', job.deed)} done={job.done} all={job.all} width={120} /> : null}
      </td>
      <td className="num once">{shortInstant(job.askedAt, locale, new Date())}</td>
      <td>
        {isGoing(job) ? (
          <Button size="tiny" busy={stop.isPending} onPress={() => stop.mutate({ job: job.id })}>
            {t('jobs.stop')}
          </Button>
        ) : job.state === 'stopped' || job.state === 'failed' ? (
          <Button size="tiny" busy={resume.isPending} onPress={() => resume.mutate({ job: job.id })}>
            {t('jobs.resume')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
};
