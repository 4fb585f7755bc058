import { type ReactElement, useState } from 'react';
import { asCallFault, type CallFault } from '../../api/call-fault.ts';
import type { Output } from '../../api/contract.ts';
import { useApi, useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { ErrorState } from '../../design/states.tsx';
import { jobFault } from '../../shell/job-fault.ts';
import { isGoing, useJobs } from '../../shell/use-session.ts';
import { longDay, shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { AnchorsDialog } from './anchors-dialog.tsx';

type Anchors = Output<'preserve.list-anchors'>;

/** Who outside vouches for the journal: off until a person turns it on, and told by what came back. */
export const AnchorsPanel = (): ReactElement => {
  const { t } = useWords();
  const anchors = useRead('preserve.list-anchors', {}, { every: 15_000, keep: true });
  return (
    <QueryState query={anchors} small loading={t('anchors.loading')}>
      {(told) => <Told anchors={told} />}
    </QueryState>
  );
};

const Told = ({ anchors }: { readonly anchors: Anchors }): ReactElement => {
  const { t, n, locale } = useWords();
  const [choosing, setChoosing] = useState(false);
  return (
    <section className="sheet pad stack" aria-label={t('anchors.title')}>
      <div className="row">
        <h2 className="grow">{t('anchors.title')}</h2>
        <State anchors={anchors} />
        {anchors.on ? <AnchorNow /> : null}
        <Button onPress={() => setChoosing(true)}>{t(anchors.on ? 'anchors.change' : 'anchors.turn-on')}</Button>
      </div>
      <p className="muted">{t('anchors.more')}</p>
      {anchors.places.length === 0 ? (
        <p>
          <b>{t('anchors.none')}.</b> {t('anchors.none.more')}
        </p>
      ) : (
        <div className="table-scroll">
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{t('anchors.who')}</th>
                <th scope="col">{t('anchors.what')}</th>
                <th scope="col">{t('anchors.last')}</th>
                <th scope="col">{t('anchors.entries')}</th>
              </tr>
            </thead>
            <tbody>
              {anchors.places.map((place) => (
                <tr key={`${place.kind} ${place.name}`}>
                  <td>
                    <b>
                      <bdi>{place.name}</bdi>
                    </b>
                    <div className="faint small hash">{place.url}</div>
                    {place.problem ? (
                      <div className="small alarm" lang="en">
                        {place.problem}
                      </div>
                    ) : null}
                  </td>
                  <td>{t(place.kind === 'witness' ? 'anchors.witness' : 'anchors.time-stamp')}</td>
                  <td className="num once" data-head={t('anchors.last')}>
                    {place.at ? shortInstant(place.at, locale, new Date()) : t('vault.never')}
                  </td>
                  <td className="num" data-head={t('anchors.entries')}>
                    {place.size === null ? '—' : n(place.size)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {anchors.stamps[0] ? (
        <p className="faint">
          {t('anchors.ends', { count: anchors.stamps.length, when: longDay(anchors.stamps[0].endsAt, locale) })}
        </p>
      ) : null}
      {choosing ? <AnchorsDialog onClose={() => setChoosing(false)} /> : null}
    </section>
  );
};

const DAY_HOURS = 24;

/** As it is: hours while they are few, days when it is long. */
const State = ({ anchors }: { readonly anchors: Anchors }): ReactElement => {
  const { t } = useWords();
  switch (anchors.state) {
    case 'off':
      return <Pill>{t('anchors.off')}</Pill>;
    case 'never':
      return <Pill tone="warn">{t('anchors.never')}</Pill>;
    case 'current':
      return <Pill tone="ok">✓ {t('anchors.current')}</Pill>;
    case 'waiting': {
      const hours = anchors.waitingHours ?? 0;
      return hours < DAY_HOURS ? (
        <Pill>{t('anchors.waiting-hours', { hours })}</Pill>
      ) : (
        <Pill tone="warn">{t('anchors.waiting-days', { days: Math.floor(hours / DAY_HOURS) })}</Pill>
      );
    }
  }
};

const AnchorNow = (): ReactElement => {
  const { t } = useWords();
  const api = useApi();
  const [started, setStarted] = useState('');
  const [fault, setFault] = useState<CallFault | null>(null);
  const job = useJobs().find(({ id }) => id === started);
  return (
    <>
      <Button
        busy={job !== undefined && isGoing(job)}
        onPress={() => {
          setFault(null);
          api
            .start('preserve.anchor-now', {})
            .then(setStarted)
            .catch((thrown: unknown) => setFault(asCallFault(thrown)));
        }}
      >
        {t('anchors.now')}
      </Button>
      {fault ? <ErrorState small fault={fault} /> : null}
      {job && jobFault(job) ? <p className="alarm">{jobFault(job)}</p> : null}
    </>
  );
};
