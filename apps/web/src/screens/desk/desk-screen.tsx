import './desk.css';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { asCallFault } from '../../api/call-fault.ts';
import type { Output } from '../../api/contract.ts';
import { useApi, useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Progress } from '../../design/progress.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useImports } from '../../imports/imports.tsx';
import { isGoing, useJobs, useSession } from '../../shell/use-session.ts';
import { useTerms } from '../../words/use-terms.ts';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

type Desk = Output<'team.read-desk'>;

/** The house lists so many items with proposals, and no more. */
const LISTED = 30;

/** What waits for me, and what changed. */
export const DeskScreen = (): ReactElement => {
  const { t, name } = useWords();
  const desk = useRead('team.read-desk', {}, { every: 15_000 });
  const session = useSession();
  const member = session.data?.member;
  return (
    <>
      <div className="screen-head">
        <h1>{t('nav.desk')}</h1>
        <span className="muted">
          {member && member.name.toLowerCase() !== member.role
            ? t('desk.greeting', { member: member.name, role: name('role', member.role) })
            : ''}
        </span>
      </div>
      <QueryState query={desk}>
        {(answer) => (
          <div className="desk">
            <Waiting
              desk={answer}
              matches={session.data?.counts.matches ?? 0}
              items={session.data?.counts.items ?? 0}
              fictional={session.data?.workspace.fictional ?? true}
            />
            <Changed desk={answer} />
          </div>
        )}
      </QueryState>
    </>
  );
};

const Waiting = (props: {
  readonly desk: Desk;
  readonly matches: number;
  readonly items: number;
  readonly fictional: boolean;
}): ReactElement => {
  const { t } = useWords();
  const imports = useImports();
  const { proposals, unread, problems, disputed } = props.desk.waiting;
  const nothing = proposals.length + problems.length + disputed.length === 0 && unread === 0 && props.matches === 0;
  return (
    <section className="stack" aria-label={t('desk.waiting')}>
      <h2>{t('desk.waiting')}</h2>
      <Kept fictional={props.fictional} />
      {nothing ? (
        <div className="sheet">
          {props.items === 0 ? (
            <EmptyState words={t('desk.empty')} more={t('desk.empty.more')}>
              <Button look="main" onPress={() => imports.ask()}>
                {t('import')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState words={t('desk.clear')} more={t('desk.clear.more')} />
          )}
        </div>
      ) : null}
      {props.matches > 0 ? (
        <div className="sheet desk-line">
          <span className="kind-mark person" aria-hidden="true" />
          <b className="grow">{t('desk.matches', { count: props.matches })}</b>
          <Link className="btn" to="/matches" search={{}}>
            {t('desk.matches.do')}
          </Link>
        </div>
      ) : null}
      {unread > 0 ? <Unread count={unread} /> : null}
      {disputed.length > 0 ? (
        <div className="sheet">
          <h3 className="desk-title">{t('desk.disputed')}</h3>
          {disputed.map((item) => (
            <Link
              key={item.itemId}
              className="desk-line"
              to="/sources/$item"
              params={{ item: item.itemId }}
              search={{ show: 'disputed' }}
            >
              <span className="grow desk-item">
                <bdi>{item.title}</bdi>
                <span className="faint small">{t('item.number', { number: item.number })}</span>
              </span>
              <span className="num alarm">{t('desk.disputed.more', { count: item.claims })}</span>
            </Link>
          ))}
        </div>
      ) : null}
      {proposals.length > 0 ? (
        <div className="sheet">
          <h3 className="desk-title">{t('desk.proposals')}</h3>
          {proposals.map((item) => (
            <ProposalsLine key={item.itemId} item={item} />
          ))}
          {proposals.length === LISTED ? (
            <Link className="desk-line src" to="/sources" search={{}}>
              {t('sources.all')}
            </Link>
          ) : null}
        </div>
      ) : null}
      {problems.length > 0 ? (
        <div className="sheet">
          <h3 className="desk-title">{t('desk.problems')}</h3>
          {problems.map((item) => (
            <ProblemLine key={`${item.itemId} ${item.problem}`} item={item} />
          ))}
        </div>
      ) : null}
    </section>
  );
};

const LONGEST_HOURS = 24;

/** What endangers what is kept: damaged files, entries that nobody outside has seen for long, no proof that a backup works. */
const Kept = (props: { readonly fictional: boolean }): ReactElement => {
  const { t } = useWords();
  const health = useRead('preserve.read-vault-health', {}).data;
  const anchors = useRead('preserve.list-anchors', {}).data;
  const damaged = (health?.failures.length ?? 0) + (health?.failuresHidden ?? 0);
  const hours = anchors?.on ? (anchors.waitingHours ?? 0) : 0;
  const unproven = health !== undefined && health.blobs > 0 && health.lastVerifiedRestore === null && !props.fictional;
  const line = (words: string, tab: 'vault' | 'journal', alarm: boolean): ReactElement => (
    <div className="sheet desk-line">
      <b className={alarm ? 'grow alarm' : 'grow'}>{words}</b>
      <Link className="btn" to="/workspace" search={{ tab }}>
        {t('desk.look')}
      </Link>
    </div>
  );
  return (
    <>
      {damaged > 0 ? line(t('desk.damaged', { count: damaged }), 'vault', true) : null}
      {hours >= LONGEST_HOURS
        ? line(t('desk.not-anchored', { days: Math.floor(hours / LONGEST_HOURS) }), 'journal', true)
        : null}
      {unproven ? line(t('desk.unproven'), 'vault', false) : null}
    </>
  );
};

const Unread = (props: { readonly count: number }): ReactElement => {
  const { t, told, name } = useWords();
  const reading = useJobs().some((job) => job.deed === 'read.read-items' && isGoing(job));
  const api = useApi();
  const notices = useNotices();
  return (
    <div className="sheet desk-line">
      <span className="kind-mark time" aria-hidden="true" />
      <b className="grow">{t('desk.unread', { count: props.count })}</b>
      <Button
        busy={reading}
        onPress={() =>
          void api
            .start('read.read-items', {})
            .then(() => notices.tell(name('deed', 'read.read-items')))
            .catch((thrown: unknown) => notices.warn(told(asCallFault(thrown).faults)))
        }
      >
        {t('desk.unread.do')}
      </Button>
    </div>
  );
};

const ProposalsLine = ({ item }: { readonly item: Desk['waiting']['proposals'][number] }): ReactElement => {
  const { t } = useWords();
  const term = useTerms();
  const all = item.proposed + item.confirmed;
  return (
    <Link className="desk-line" to="/sources/$item" params={{ item: item.itemId }} search={{}}>
      <span className="grow desk-item">
        <bdi>{item.title}</bdi>
        <span className="faint small">
          {item.kind ? term('document-kind', item.kind) : ''} · {t('item.number', { number: item.number })}
        </span>
      </span>
      <span className="num muted">{t('desk.proposals.more', { proposed: item.proposed })}</span>
      <Progress
        label={t('desk.share', { confirmed: item.confirmed, all })}
        done={item.confirmed}
        all={all}
        width={96}
      />
    </Link>
  );
};

const ProblemLine = ({ item }: { readonly item: Desk['waiting']['problems'][number] }): ReactElement => {
  const { name } = useWords();
  return (
    <Link className="desk-line" to="/sources/$item" params={{ item: item.itemId }} search={{}}>
      <span className="grow desk-item">
        <bdi>{item.title}</bdi>
        <span className="faint small">{name('problem-more', item.problem)}</span>
      </span>
      <span className="alarm">{name('problem', item.problem)}</span>
    </Link>
  );
};

const Changed = ({ desk }: { readonly desk: Desk }): ReactElement => {
  const { t, name, who, n, locale } = useWords();
  return (
    <section className="stack" aria-label={t('desk.changed')}>
      <h2>{t('desk.changed')}</h2>
      <div className="sheet">
        {desk.changed.length === 0 ? <EmptyState small words={t('desk.changed.none')} /> : null}
        <ol>
          {desk.changed.map((line) => (
            <li key={line.seq} className="desk-change">
              <span className="num faint small" title={t('desk.entry', { seq: line.seq })}>
                {n(line.seq)}
              </span>
              <span className="grow desk-item">
                <span>
                  <b>{name('deed', line.deed)}</b>
                  {line.item ? (
                    <>
                      {' · '}
                      <Link className="src" to="/sources/$item" params={{ item: line.item.itemId }} search={{}}>
                        <bdi>{line.item.title}</bdi>
                      </Link>
                    </>
                  ) : null}
                </span>
                <span className="faint small">
                  {who(line.member)} · {shortInstant(line.at, locale, new Date())}
                </span>
              </span>
            </li>
          ))}
        </ol>
      </div>
      <Link className="src" to="/workspace" search={{ tab: 'journal' }}>
        {t('desk.all')}
      </Link>
    </section>
  );
};
