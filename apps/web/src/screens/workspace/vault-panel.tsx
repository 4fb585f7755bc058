import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { asCallFault, type CallFault } from '../../api/call-fault.ts';
import type { Output } from '../../api/contract.ts';
import { useApi, useRead, useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { Progress } from '../../design/progress.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { EmptyState, ErrorState } from '../../design/states.tsx';
import { jobFault } from '../../shell/job-fault.ts';
import { isGoing, useJobs } from '../../shell/use-session.ts';
import { sizeWords } from '../../words/size.ts';
import { longDay, shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { CopyDialog } from './copy-dialog.tsx';

type Health = Output<'preserve.read-vault-health'>;

const LOOK_EVERY_MS = 5000;

/** How the vault is: what was checked and when, what failed, where copies lie, when a restore was last proven to work. */
export const VaultPanel = (): ReactElement => {
  const { t } = useWords();
  const health = useRead('preserve.read-vault-health', {}, { every: LOOK_EVERY_MS, keep: true });
  return (
    <QueryState query={health} loading={t('vault.loading')}>
      {(told) => (
        <div className="work-panels">
          <div className="stack">
            <Checks health={told} />
            <Failures health={told} />
          </div>
          <div className="stack">
            <Restores health={told} />
            <Copies health={told} />
          </div>
        </div>
      )}
    </QueryState>
  );
};

const Checks = ({ health }: { readonly health: Health }): ReactElement => {
  const { t, locale } = useWords();
  const { strict, others } = health;
  const now = new Date();
  const due = strict.due + others.due;
  return (
    <section className="sheet pad stack">
      <div className="row">
        <h2 className="grow">{t('vault.checks')}</h2>
        <Ask deed="preserve.audit-vault" input={{}} words={t('vault.check-due')} />
        <Ask deed="preserve.audit-vault" input={{ all: true }} words={t('vault.check-all')} />
      </div>
      <p className="muted">
        {t('vault.holds', { blobs: health.blobs, size: sizeWords(health.bytes, locale) })}
        {health.destroyed > 0 ? ` ${t('vault.destroyed', { count: health.destroyed })}` : ''}
      </p>
      {health.blobs === 0 ? null : (
        <>
          <Covered words={t('vault.strict', { days: strict.days })} part={strict} />
          <Covered words={t('vault.others', { days: others.days })} part={others} />
        </>
      )}
      <dl className="facts wide">
        <dt>{t('vault.oldest')}</dt>
        <dd>
          {health.blobs === 0 ? (
            t('vault.nothing')
          ) : health.neverChecked > 0 ? (
            // Files that just came were hashed on the way in: nothing is wrong before the first round of checks.
            <span className={health.lastAudit ? 'alarm' : ''}>
              {t('vault.never-checked', { count: health.neverChecked })}
            </span>
          ) : (
            <span className="num">{health.oldestCheck ? longDay(health.oldestCheck, locale) : '—'}</span>
          )}
        </dd>
        <dt>{t('vault.last-audit')}</dt>
        <dd className="num">{health.lastAudit ? shortInstant(health.lastAudit.at, locale, now) : t('vault.never')}</dd>
        <dt>{t('vault.throughput')}</dt>
        <dd className="num">
          {health.bytesPerSecond === null
            ? '—'
            : t('vault.per-second', { size: sizeWords(health.bytesPerSecond, locale) })}
        </dd>
        <dt>{t('vault.keys')}</dt>
        <dd>
          {health.keyGenerations.length > 1 ? (
            <span className="alarm">{t('vault.rotation-open')}</span>
          ) : health.lastRotation ? (
            t('vault.rotated', { when: longDay(health.lastRotation.at, locale) })
          ) : (
            t('vault.first-key')
          )}
        </dd>
      </dl>
      {due === 0 && health.blobs > 0 ? (
        <span>
          <Pill tone="ok">✓ {t('vault.all-in-time')}</Pill>
        </span>
      ) : null}
      {due > 0 ? <p className="muted">{t('vault.due', { count: due })}</p> : null}
    </section>
  );
};

const Covered = (props: { readonly words: string; readonly part: Health['strict'] }): ReactElement => {
  const { t, n } = useWords();
  const { blobs, checked } = props.part;
  return (
    <div className="covered">
      <span>{props.words}</span>
      <Progress label={props.words} done={blobs === 0 ? 1 : checked} all={blobs === 0 ? 1 : blobs} />
      <span className="num">{t('vault.of', { checked: n(checked), blobs: n(blobs) })}</span>
    </div>
  );
};

/** Starts a long deed and shows how it goes. */
const Ask = <D extends 'preserve.audit-vault' | 'preserve.copy-vault'>(props: {
  readonly deed: D;
  readonly input: object;
  readonly words: string;
}): ReactElement => {
  const api = useApi();
  const [started, setStarted] = useState('');
  const [fault, setFault] = useState<CallFault | null>(null);
  const job = useJobs().find(({ id }) => id === started);
  const going = job !== undefined && isGoing(job);
  return (
    <>
      <Button
        busy={going}
        onPress={() => {
          setFault(null);
          api
            .start(props.deed, props.input as never)
            .then(setStarted)
            .catch((thrown: unknown) => setFault(asCallFault(thrown)));
        }}
      >
        {props.words}
      </Button>
      {fault ? <ErrorState small fault={fault} /> : null}
      {job && jobFault(job) ? <p className="alarm">{jobFault(job)}</p> : null}
    </>
  );
};

const Failures = ({ health }: { readonly health: Health }): ReactElement => {
  const { t, locale } = useWords();
  return (
    <section className="sheet pad stack" aria-label={t('vault.failures')}>
      <h2>{t('vault.failures')}</h2>
      {health.failures.length === 0 && health.failuresHidden === 0 ? (
        <EmptyState small words={t('vault.no-failures')} more={t('vault.no-failures.more')} />
      ) : (
        <div className="table-scroll">
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{t('journal.item')}</th>
                <th scope="col">{t('vault.where')}</th>
                <th scope="col">{t('vault.since')}</th>
                <th scope="col">{t('vault.what-now')}</th>
              </tr>
            </thead>
            <tbody>
              {health.failures.map((failure) => (
                <tr key={`${failure.item} ${failure.place}`}>
                  <td>
                    <Link className="src" to="/sources/$item" params={{ item: failure.item }} search={{}}>
                      <span className="num">{failure.number}</span> <bdi>{failure.title}</bdi>
                    </Link>
                    <div className="small alarm" lang="en">
                      {failure.detail}
                    </div>
                  </td>
                  <td>{failure.place === 'vault' ? t('vault.itself') : failure.place}</td>
                  <td className="num once">{shortInstant(failure.since, locale, new Date())}</td>
                  <td>
                    {failure.good === null ? (
                      <span className="alarm">{t('vault.no-good-copy')}</span>
                    ) : (
                      <Repair item={failure.item} place={failure.place} from={failure.good} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {health.failuresHidden > 0 ? (
        <p className="alarm">{t('vault.failures-hidden', { count: health.failuresHidden })}</p>
      ) : null}
    </section>
  );
};

const Repair = (props: { readonly item: string; readonly place: string; readonly from: string }): ReactElement => {
  const { t, told } = useWords();
  const repair = useWrite('preserve.repair-blob');
  const from = props.from === 'vault' ? t('vault.itself') : props.from;
  return (
    <div className="stack">
      <Button size="tiny" busy={repair.isPending} onPress={() => repair.mutate(props)}>
        {t('vault.ask-repair', { from })}
      </Button>
      {repair.error ? <span className="small alarm">{told(repair.error.faults)}</span> : null}
      {repair.data ? (
        <span className="small">{t(repair.data.repaired ? 'vault.repaired' : 'vault.repair-waits')}</span>
      ) : null}
    </div>
  );
};

const Restores = ({ health }: { readonly health: Health }): ReactElement => {
  const { t, locale } = useWords();
  const day = (run: { readonly at: string } | null): ReactElement =>
    run ? <span className="num">{longDay(run.at, locale)}</span> : <span className="alarm">{t('vault.never')}</span>;
  return (
    <section className="sheet pad stack">
      <h2>{t('vault.restores')}</h2>
      <dl className="facts wide">
        <dt>{t('vault.last-restore')}</dt>
        <dd>{day(health.lastVerifiedRestore)}</dd>
        <dt>{t('vault.last-backup')}</dt>
        <dd>{day(health.lastBackup)}</dd>
        <dt>{t('vault.recovery-key')}</dt>
        <dd>
          <Pill tone={health.recoveryKey ? 'ok' : 'warn'}>
            {t(health.recoveryKey ? 'vault.recovery-key.made' : 'vault.recovery-key.none')}
          </Pill>
        </dd>
      </dl>
      <p className="muted">{t('vault.restores.more')}</p>
      <pre className="commands">
        {'npx amparo recovery-key\nnpx amparo backup --to FOLDER\nnpx amparo restore FOLDER --to NEW'}
      </pre>
    </section>
  );
};

const Copies = ({ health }: { readonly health: Health }): ReactElement => {
  const { t, n, locale } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <section className="sheet pad stack" aria-label={t('vault.copies')}>
      <div className="row">
        <h2 className="grow">{t('vault.copies')}</h2>
        {health.copies.length > 0 ? <Ask deed="preserve.copy-vault" input={{}} words={t('vault.copy-now')} /> : null}
        <Button onPress={() => setAdding(true)}>{t('vault.add-copy')}</Button>
      </div>
      {health.copies.length === 0 ? (
        <EmptyState small words={t('vault.no-copies')} more={t('vault.no-copies.more')} />
      ) : (
        health.copies.map((copy) => (
          <div key={copy.name} className="stack bundle">
            <div className="row">
              <b className="grow">
                <bdi>{copy.name}</bdi>
              </b>
              {copy.failures > 0 ? (
                <Pill tone="warn">{t('vault.copy-failures', { count: copy.failures })}</Pill>
              ) : copy.lacking > 0 ? (
                <Pill tone="warn">{t('vault.copy-lacks', { count: copy.lacking })}</Pill>
              ) : (
                <Pill tone="ok">✓ {t('vault.copy-whole')}</Pill>
              )}
            </div>
            <div className="mono hash">{copy.where}</div>
            <span className="faint">
              {t('vault.copy-state', {
                blobs: n(copy.blobs),
                when: copy.lastStoredAt ? shortInstant(copy.lastStoredAt, locale, new Date()) : t('vault.never'),
                oldest: copy.oldestCheck ? longDay(copy.oldestCheck, locale) : t('vault.never'),
              })}
            </span>
          </div>
        ))
      )}
      {adding ? <CopyDialog onClose={() => setAdding(false)} /> : null}
    </section>
  );
};
