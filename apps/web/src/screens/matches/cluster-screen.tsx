import './matches.css';
import './cluster.css';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type DragEvent, type ReactElement, useState } from 'react';
import type { Output } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { useWords } from '../../words/words.tsx';
import { ClusterMember } from './cluster-member.tsx';
import { ClusterTies } from './cluster-ties.tsx';
import { JoinDialog } from './join-dialog.tsx';

const route = getRouteApi('/matches/$mention');

type Cluster = Output<'consolidate.open-cluster'>;

/** More may lie below the fold: they are listed once more before they are judged one. */
const SEEN_AT_ONCE = 6;

/** All mentions proposed to be one person: why together, and the way to say that they are one, or two. */
export const ClusterScreen = (): ReactElement => {
  const { t } = useWords();
  const { mention } = route.useParams();
  const { with: other } = route.useSearch();
  const asked = { mention, ...(other ? { with: other } : {}) };
  const cluster = useRead('consolidate.open-cluster', asked);
  return (
    <QueryState query={cluster} loading={t('cluster.loading')} title={t('cluster.title')}>
      {(answer) => <OpenCluster key={`${mention} ${other ?? ''}`} cluster={answer} asked={asked} />}
    </QueryState>
  );
};

const OpenCluster = (props: {
  readonly cluster: Cluster;
  readonly asked: { readonly mention: string; readonly with?: string };
}): ReactElement => {
  const { cluster, asked } = props;
  const { t, told } = useWords();
  const notices = useNotices();
  const navigate = useNavigate();
  const { with: _, ...back } = route.useSearch();
  const split = useWrite('consolidate.split-cluster');
  const join = useWrite('consolidate.join-cluster');
  const undo = useWrite('consolidate.undo-judgement');
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState(0);
  const [reason, setReason] = useState('');
  const [asking, ask] = useState(false);
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
  const left = sides[0] ?? [];
  const doubts = cluster.doubts.filter(({ a, b }) => !apart.has(a) && !apart.has(b));
  const joined = new Set(left.map(({ entityId }) => entityId)).size < 2;
  const toQueue = (): void => void navigate({ to: '/matches', search: back });
  const newsOf = (words: string, { contradicts, waits }: { contradicts: boolean; waits: boolean }): string =>
    [words, ...(contradicts ? [t('matches.contradicts')] : []), ...(waits ? [t('matches.waits')] : [])].join('. ');
  const because = reason.trim() ? { reason: reason.trim() } : {};
  const judgeOne = (): void => {
    ask(false);
    join.mutate(
      {
        ...asked,
        mentions: left.map(({ mentionId }) => mentionId),
        shown: cluster.shown,
        despite: doubts.map(({ a, b }) => ({ a, b })),
        ...because,
      },
      {
        onSuccess: (answer) => {
          notices.tell(newsOf(t('cluster.join.done', { count: answer.judgements }), answer));
          toQueue();
        },
        onError: (fault) => notices.warn(told(fault.faults)),
      },
    );
  };
  const recordOne = (): void => {
    if (joined || join.isPending) return;
    if (doubts.length > 0 || left.length > SEEN_AT_ONCE) ask(true);
    else judgeOne();
  };
  const record = (): void => {
    if (!ready || split.isPending) return;
    const [from = [], other = []] = sides.map((side) => side.map(({ mentionId }) => mentionId));
    split.mutate(
      { apart: other, from, ...because },
      {
        onSuccess: (answer) => {
          notices.tell(newsOf(t('cluster.split.done', { count: answer.judgements }), answer));
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
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    KeyM: () => {
      const member = inOrder[current];
      if (member) move(member.mentionId);
    },
    Digit1: recordOne,
    Digit2: record,
    KeyU: takeBack,
    Escape: toQueue,
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
      <div className="cluster-sides" data-apart={apart.size > 0}>
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
                <ClusterMember
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
        <Button
          look={ready ? 'plain' : 'main'}
          shortcut="1"
          disabled={joined}
          busy={join.isPending}
          onPress={recordOne}
        >
          {t('cluster.join', { count: left.length })}
        </Button>
        <Button look={ready ? 'main' : 'plain'} shortcut="2" disabled={!ready} busy={split.isPending} onPress={record}>
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
      {joined && members.length > 1 && apart.size === 0 ? <p className="muted">{t('cluster.join.already')}</p> : null}
      <ClusterTies cluster={cluster} />
      {asking ? (
        <JoinDialog cluster={cluster} members={left} doubts={doubts} onClose={() => ask(false)} onJoin={judgeOne} />
      ) : null}
    </div>
  );
};
