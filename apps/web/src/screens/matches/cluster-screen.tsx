import './matches.css';
import './cluster.css';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type DragEvent, type ReactElement, useState } from 'react';
import type { Output } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { ClusterTies } from './cluster-ties.tsx';

const route = getRouteApi('/matches/$mention');

type Cluster = Output<'consolidate.open-cluster'>;
type Member = Cluster['members'][number];

/** All mentions proposed to be one person: why together, and the way to say that they are two. */
export const ClusterScreen = (): ReactElement => {
  const { t } = useWords();
  const { mention } = route.useParams();
  const cluster = useRead('consolidate.open-cluster', { mention });
  return (
    <QueryState query={cluster} loading={t('cluster.loading')}>
      {(answer) => <OpenCluster key={mention} cluster={answer} />}
    </QueryState>
  );
};

const OpenCluster = ({ cluster }: { readonly cluster: Cluster }): ReactElement => {
  const { t, told } = useWords();
  const notices = useNotices();
  const navigate = useNavigate();
  const split = useWrite('consolidate.split-cluster');
  const undo = useWrite('consolidate.undo-judgement');
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState(0);
  const [reason, setReason] = useState('');
  const [said, say] = useState('');
  const { members } = cluster;
  const sides = [members.filter((one) => !apart.has(one.mentionId)), members.filter((one) => apart.has(one.mentionId))];
  const inOrder = sides.flat();

  const move = (mention: string, toOther = !apart.has(mention)): void => {
    const moved = new Set(apart);
    if (toOther) moved.add(mention);
    else moved.delete(mention);
    setApart(moved);
    const label = members.find(({ mentionId }) => mentionId === mention)?.label ?? '';
    say(t('cluster.moved', { label, side: t(toOther ? 'cluster.other' : 'cluster.one') }));
  };
  const ready = sides.every((side) => side.length > 0);
  const record = (): void => {
    if (!ready || split.isPending) return;
    const [from = [], other = []] = sides.map((side) => side.map(({ mentionId }) => mentionId));
    split.mutate(
      { apart: other, from, ...(reason.trim() ? { reason: reason.trim() } : {}) },
      {
        onSuccess: ({ judgements, contradicts, waits }) => {
          const news = [t('cluster.split.done', { count: judgements })];
          if (contradicts) news.push(t('matches.contradicts'));
          if (waits) news.push(t('matches.waits'));
          notices.tell(news.join('. '));
          setApart(new Set());
          setReason('');
        },
        onError: (fault) => notices.warn(told(fault.faults)),
      },
    );
  };
  const takeBack = (): void =>
    undo.mutate(
      {},
      { onSuccess: () => notices.tell(t('matches.undone')), onError: (fault) => notices.warn(told(fault.faults)) },
    );
  const step = (by: number): void => {
    const next = Math.min(inOrder.length - 1, Math.max(0, current + by));
    setCurrent(next);
    document.querySelectorAll<HTMLElement>('.cluster-member')[next]?.focus();
  };
  useKeys({
    KeyJ: () => step(1),
    ArrowDown: () => step(1),
    KeyK: () => step(-1),
    ArrowUp: () => step(-1),
    KeyM: () => {
      const member = inOrder[current];
      if (member) move(member.mentionId);
    },
    Digit2: record,
    KeyU: takeBack,
    Escape: () => void navigate({ to: '/matches', search: {} }),
  });
  const drop = (toOther: boolean) => ({
    onDragOver: (dragged: DragEvent) => dragged.preventDefault(),
    onDrop: (dragged: DragEvent) => {
      dragged.preventDefault();
      const mention = dragged.dataTransfer.getData('text/plain');
      if (members.some(({ mentionId }) => mentionId === mention)) move(mention, toOther);
    },
  });
  return (
    <div className="stack">
      <h1>{t('cluster.title')}</h1>
      <p className="muted">{t('cluster.hint')}</p>
      <p className="unseen" role="status">
        {said}
      </p>
      <div className="cluster-sides">
        {sides.map((side, index) => (
          <section
            key={index === 0 ? 'one' : 'other'}
            className="sheet pad"
            aria-label={t(index === 0 ? 'cluster.one' : 'cluster.other')}
            {...drop(index === 1)}
          >
            <h2>
              {t(index === 0 ? 'cluster.one' : 'cluster.other')} <span className="faint num">{side.length}</span>
            </h2>
            {side.length === 0 ? <p className="muted cluster-drop">{t('cluster.drop')}</p> : null}
            <ul className="cluster-members">
              {side.map((member) => (
                <MemberCard
                  key={member.mentionId}
                  member={member}
                  current={inOrder[current]?.mentionId === member.mentionId}
                  onFocus={() => setCurrent(inOrder.indexOf(member))}
                  onMove={() => move(member.mentionId)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="row match-deeds">
        <Button look="main" shortcut="2" disabled={!ready} busy={split.isPending} onPress={record}>
          {t('cluster.split')}
        </Button>
        <input
          className="box match-reason"
          aria-label={t('matches.reason')}
          placeholder={t('matches.reason')}
          value={reason}
          onChange={(typed) => setReason(typed.target.value)}
        />
        <Button shortcut="U" onPress={takeBack}>
          {t('matches.undo')}
        </Button>
      </div>
      <ClusterTies cluster={cluster} />
    </div>
  );
};

const MemberCard = (props: {
  readonly member: Member;
  readonly current: boolean;
  readonly onFocus: () => void;
  readonly onMove: () => void;
}): ReactElement => {
  const { t, locale } = useWords();
  const { member } = props;
  const facts = [
    ...(member.born ? [t('cluster.born', { time: timeWords(member.born, locale) })] : []),
    ...(member.detained ? [t('cluster.detained', { time: timeWords(member.detained, locale) })] : []),
    ...(member.day ? [t('cluster.on', { time: timeWords(member.day, locale) })] : []),
  ];
  return (
    <li
      className="cluster-member"
      data-current={props.current}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a member is chosen by key before it is moved by key
      tabIndex={0}
      draggable
      onFocus={props.onFocus}
      onDragStart={(dragged) => dragged.dataTransfer.setData('text/plain', member.mentionId)}
    >
      <div className="row">
        <span className="grow cluster-label">
          <bdi>{member.label}</bdi>
        </span>
        <Button size="tiny" label={`${t('cluster.move')}: ${member.label}`} onPress={props.onMove}>
          <span aria-hidden="true">⇄</span>
        </Button>
      </div>
      {facts.length > 0 ? <div className="small">{facts.join(' · ')}</div> : null}
      {member.quote ? <p className="cluster-quote muted">{member.quote}</p> : null}
      <Link className="small" to="/sources/$item" params={{ item: member.itemId }} search={{}}>
        <bdi>{member.itemTitle}</bdi>
      </Link>
    </li>
  );
};
