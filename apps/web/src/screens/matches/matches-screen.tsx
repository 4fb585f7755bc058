import './matches.css';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Match, Verdict } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { useWords } from '../../words/words.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { factsShown } from './facts-shown.ts';
import { MatchSideView } from './match-side.tsx';
import { ProposeButton } from './propose-button.tsx';
import { QueuePanel } from './queue-panel.tsx';

const route = getRouteApi('/matches');

/** Two mentions side by side: one person or two? A person judges; nothing joins by itself. */
export const MatchesScreen = (): ReactElement => {
  const { t } = useWords();
  const { a, b, entity } = route.useSearch();
  // Here and not at the pair: it works also while the next pair is on its way.
  useKeys({ KeyU: useUndo() });
  const queue = useRead(
    'consolidate.list-matches',
    { limit: 100, offset: 0, ...(entity ? { entity } : {}) },
    { keep: true },
  );
  return (
    <QueryState query={queue} loading={t('matches.loading')}>
      {(answer) => {
        const first = answer.rows[0];
        const pair = a && b ? { a, b } : first;
        return (
          <div className="matches">
            <div className="stack matches-pair">
              {pair ? <Pair key={`${pair.a} ${pair.b}`} a={pair.a} b={pair.b} entity={entity} /> : <NothingWaits />}
            </div>
            <QueuePanel queue={answer} chosen={pair} entity={entity} />
          </div>
        );
      }}
    </QueryState>
  );
};

const NothingWaits = (): ReactElement => {
  const { t } = useWords();
  const undo = useUndo();
  return (
    <>
      <h1>{t('nav.matches')}</h1>
      <div className="sheet">
        <EmptyState words={t('matches.empty')} more={t('matches.empty.more')}>
          <ProposeButton />
          <Button shortcut="U" onPress={undo}>
            {t('matches.undo')}
          </Button>
        </EmptyState>
      </div>
    </>
  );
};

const useUndo = (): (() => void) => {
  const { t, told } = useWords();
  const notices = useNotices();
  const navigate = useNavigate();
  const undo = useWrite('consolidate.undo-judgement');
  return () =>
    undo.mutate(
      {},
      {
        onSuccess: ({ a, b }) => {
          notices.tell(t('matches.undone'));
          void navigate({ to: '/matches', search: { a, b } });
        },
        onError: (fault) => notices.warn(told(fault.faults)),
      },
    );
};

const Pair = (props: { readonly a: string; readonly b: string; readonly entity: string | undefined }): ReactElement => {
  const { t } = useWords();
  const match = useRead('consolidate.open-match', { a: props.a, b: props.b });
  return (
    <QueryState query={match} loading={t('matches.loading')}>
      {(answer) => <OpenMatch match={answer} entity={props.entity} />}
    </QueryState>
  );
};

const OpenMatch = (props: { readonly match: Match; readonly entity: string | undefined }): ReactElement => {
  const { match, entity } = props;
  const { t, told, name } = useWords();
  const notices = useNotices();
  const navigate = useNavigate();
  const judge = useWrite('consolidate.judge-match');
  const undo = useUndo();
  const [reason, setReason] = useState('');
  const [all, setAll] = useState(false);
  const { a, b } = match;

  const decide = (verdict: Verdict): void => {
    if (judge.isPending) return;
    judge.mutate(
      { a: a.mentionId, b: b.mentionId, verdict, ...(reason.trim() ? { reason: reason.trim() } : {}) },
      {
        onSuccess: (answer) => {
          const said = t('matches.judged', { verdict: name('verdict', verdict) });
          notices.tell(answer.contradicts ? `${said}. ${t('matches.contradicts')}` : said);
          void navigate({ to: '/matches', search: entity ? { entity } : (match.next ?? {}) });
        },
        onError: (fault) => notices.warn(told(fault.faults)),
      },
    );
  };
  const openBoth = (): void => {
    for (const side of [a, b]) window.open(`/sources/${side.itemId}${placeIn(side)}`, '_blank', 'noopener');
  };
  useKeys({
    Digit1: () => decide('same'),
    Digit2: () => decide('different'),
    Digit3: () => decide('unsure'),
    KeyO: openBoth,
  });
  return (
    <>
      <div className="row">
        <h1>{t('matches.title')}</h1>
        <span className="grow" />
        <span className="muted num">{t('matches.place', match.place)}</span>
      </div>
      <div className="match-sides">
        <MatchSideView side={a} label={t('matches.side')} all={all} />
        <MatchSideView side={b} label={t('matches.side.other')} all={all} />
      </div>
      {!all && [a, b].some((side) => factsShown(side).length > 4 || side.passages.length > 1) ? (
        <div>
          <Button size="tiny" onPress={() => setAll(true)}>
            {t('matches.more')}
          </Button>
        </div>
      ) : null}
      <EvidencePanel match={match} />
      {match.judged ? (
        <p className="muted">{t('matches.already', { verdict: name('verdict', match.judged.verdict) })}</p>
      ) : null}
      <div className="row match-deeds">
        <Button look="main" shortcut="1" busy={judge.isPending} onPress={() => decide('same')}>
          {t('matches.same')}
        </Button>
        <Button shortcut="2" onPress={() => decide('different')}>
          {t('matches.different')}
        </Button>
        <Button shortcut="3" onPress={() => decide('unsure')}>
          {t('matches.unsure')}
        </Button>
        <Button shortcut="O" onPress={openBoth}>
          {t('matches.both')}
        </Button>
        <input
          className="box match-reason"
          aria-label={t('matches.reason')}
          placeholder={t('matches.reason')}
          value={reason}
          onChange={(typed) => setReason(typed.target.value)}
        />
        <Button shortcut="U" onPress={undo}>
          {t('matches.undo')}
        </Button>
      </div>
    </>
  );
};

const placeIn = (side: Match['a']): string => {
  const passage = side.passages[0];
  return passage ? `?at=${passage.start}-${passage.end}` : '';
};
