import './matches.css';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Match, Output } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { useWords } from '../../words/words.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { factsShown } from './facts-shown.ts';
import { isFamily } from './families.ts';
import { JudgeBar } from './judge-bar.tsx';
import { MatchSideView } from './match-side.tsx';
import { NeighboursPanel } from './neighbours-panel.tsx';
import { ProposeButton } from './propose-button.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { type Asking, type Judging, keyOf, type PairIds, queueOf, useJudging } from './use-judging.ts';

const route = getRouteApi('/matches');
const IN_SIGHT = 100;

/** Two mentions side by side: one person or two? A person judges; nothing joins by itself. */
export const MatchesScreen = (): ReactElement => {
  const { blind } = route.useSearch();
  return blind ? <SecondLook /> : <Queue />;
};

const Queue = (): ReactElement => {
  const { t } = useWords();
  const { a, b, entity, order, family } = route.useSearch();
  const asking: Asking = {
    ...(entity ? { entity } : {}),
    ...(order === 'nearest' ? { order } : {}),
    ...(isFamily(family) ? { family } : {}),
  };
  const queue = useRead('consolidate.list-matches', { limit: IN_SIGHT, offset: 0, ...asking }, { keep: true });
  return (
    <QueryState query={queue} loading={t('matches.loading')} title={t('matches.title')}>
      {(answer) => <Work rows={answer.rows} asked={a && b ? { a, b } : undefined} asking={asking} queue={answer} />}
    </QueryState>
  );
};

const SecondLook = (): ReactElement => {
  const { t } = useWords();
  const { a, b } = route.useSearch();
  const reviews = useRead('consolidate.list-reviews', { limit: IN_SIGHT, offset: 0 }, { keep: true });
  return (
    <QueryState query={reviews} loading={t('matches.loading')} title={t('matches.blind')}>
      {(answer) => (
        <Work rows={answer.rows} asked={a && b ? { a, b } : undefined} asking={{ blind: true }} reviews={answer} />
      )}
    </QueryState>
  );
};

const Work = (props: {
  readonly rows: readonly PairIds[];
  readonly asked: PairIds | undefined;
  readonly asking: Asking;
  readonly queue?: Output<'consolidate.list-matches'>;
  readonly reviews?: Output<'consolidate.list-reviews'>;
}): ReactElement => {
  const navigate = useNavigate();
  const { rows, asking } = props;
  const blind = asking.blind === true;
  const judging = useJudging(rows, props.asked, asking);
  const { pair } = judging;
  useKeys({
    KeyU: judging.undo,
    KeyB: () => void navigate({ to: '/matches', search: blind ? {} : { blind: '1' } }),
  });
  return (
    <div className="matches">
      <div className="stack matches-pair">
        {pair ? (
          <OpenPair pair={pair} asking={asking} judging={judging} />
        ) : (
          <NothingWaits blind={blind} undo={judging.undo} />
        )}
      </div>
      {props.queue ? <QueuePanel queue={props.queue} chosen={pair} asking={asking} done={judging.done} /> : null}
      {props.reviews ? <ReviewPanel reviews={props.reviews} /> : null}
    </div>
  );
};

const NothingWaits = (props: { readonly blind: boolean; readonly undo: () => void }): ReactElement => {
  const { t } = useWords();
  return (
    <>
      <h1>{t(props.blind ? 'matches.blind' : 'nav.matches')}</h1>
      <div className="sheet">
        <EmptyState
          words={t(props.blind ? 'matches.blind.empty' : 'matches.empty')}
          more={t(props.blind ? 'matches.blind.empty.more' : 'matches.empty.more')}
        >
          {props.blind ? null : <ProposeButton />}
          <Button shortcut="U" onPress={props.undo}>
            {t('matches.undo')}
          </Button>
        </EmptyState>
      </div>
    </>
  );
};

/** The head, the place of the answers and what is read aloud stay; only what is in between changes with the pair. */
const OpenPair = (props: {
  readonly pair: PairIds;
  readonly asking: Asking;
  readonly judging: Judging;
}): ReactElement => {
  const { t } = useWords();
  const navigate = useNavigate();
  const { pair, asking, judging } = props;
  const query = useRead('consolidate.open-match', { ...pair, ...asking });
  const match = query.data;
  const blind = asking.blind === true;
  return (
    <>
      <div className="row">
        <h1>{t('matches.title')}</h1>
        {blind ? <span className="pill">{t('matches.blind')}</span> : null}
        <span className="grow" />
        {match ? <span className="muted num">{t('matches.place', match.place)}</span> : null}
      </div>
      <p className="unseen" role="status">
        {match ? t('matches.pair-now', { a: match.a.label, b: match.b.label, ...match.place }) : ''}
      </p>
      {blind ? <p className="muted">{t('matches.blind.hint')}</p> : null}
      <QueryState query={query} loading={t('matches.loading')}>
        {(answer) => <PairView key={keyOf(pair)} match={answer} asking={asking} />}
      </QueryState>
      <JudgeBar
        match={match}
        decide={(shown, verdict, reason) => judging.decide(pair, verdict, { reason, shown: shown.shown })}
        undo={judging.undo}
        last={judging.last}
        together={
          match && !blind
            ? () =>
                void navigate({
                  to: '/matches/$mention',
                  params: { mention: match.a.mentionId },
                  search: { with: match.b.mentionId, ...queueOf(asking) },
                })
            : undefined
        }
      />
    </>
  );
};

const PairView = ({ match, asking }: { readonly match: Match; readonly asking: Asking }): ReactElement => {
  const { t, name } = useWords();
  const blind = asking.blind === true;
  const [all, setAll] = useState(blind);
  const { a, b } = match;
  return (
    <>
      <div className="match-sides">
        <MatchSideView side={a} beside={b} label={t('matches.side')} all={all} blind={blind} />
        <MatchSideView side={b} beside={a} label={t('matches.side.other')} all={all} blind={blind} />
      </div>
      {!all && [a, b].some((side) => factsShown(side, side).length > 4 || side.passages.length > 1) ? (
        <div>
          <Button size="tiny" onPress={() => setAll(true)}>
            {t('matches.more')}
          </Button>
        </div>
      ) : null}
      {blind ? null : <EvidencePanel match={match} />}
      {blind ? null : <NeighboursPanel match={match} asking={asking} />}
      {match.judged ? (
        <p className="muted">{t('matches.already', { verdict: name('verdict', match.judged.verdict) })}</p>
      ) : null}
    </>
  );
};
