import './reader.css';
import './review.css';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo, useRef, useState } from 'react';
import type { OpenItem } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/field.tsx';
import { Kbd } from '../../design/kbd.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { useWords } from '../../words/words.tsx';
import { CardList } from './card-list.tsx';
import { cardAt, groupsOf, inTextOrder, mayDecide, openClaims, personOf } from './card-order.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { ItemHead } from './item-head.tsx';
import { MakeClaimDialog } from './make-claim-dialog.tsx';
import { PagePane } from './page-pane.tsx';
import { pagesOf, placeOf } from './page-view.ts';
import { PurposeGate } from './purpose-gate.tsx';
import { RelatedDrawer } from './related-drawer.tsx';
import { ReplayPane } from './replay-pane.tsx';
import { RetractDialog } from './retract-dialog.tsx';
import { ReviewStrip } from './review-strip.tsx';
import { selectedSpan, TextPane } from './text-pane.tsx';
import { usePageView } from './use-page-view.ts';
import { itemInput, useReading } from './use-reading.ts';
import { useSelection } from './use-selection.ts';

const route = getRouteApi('/sources/$item');

/** The page beside what is said on it. */
export const ReaderScreen = (): ReactElement => {
  const { t } = useWords();
  const { item } = route.useParams();
  const { at, blind, show } = route.useSearch();
  const open = useRead('read.open-item', itemInput(item, blind === 'true'));
  return (
    <PurposeGate item={item} fault={open.error}>
      <QueryState query={open} loading={t('reader.loading')} title={t('nav.sources')}>
        {(answer) => (
          <OpenReader
            key={`${item} ${at ?? ''}`}
            open={answer}
            at={at}
            blind={blind === 'true'}
            disputes={show === 'disputed'}
          />
        )}
      </QueryState>
    </PurposeGate>
  );
};

const askedSpan = (at: string | undefined): { readonly start: number; readonly end: number } | null => {
  const [, start, end] = /^(\d+)-(\d+)$/.exec(at ?? '') ?? [];
  return start && end ? { start: Number(start), end: Number(end) } : null;
};

type Over = 'correct' | 'make' | 'group' | 'retract' | 'related' | null;

const OpenReader = (props: {
  readonly open: OpenItem;
  readonly at: string | undefined;
  readonly blind: boolean;
  /** Shows first what two members decided differently. */
  readonly disputes: boolean;
}): ReactElement => {
  const { open } = props;
  const { t, name } = useWords();
  const noText = open.item.problems[0];
  const navigate = useNavigate();
  const notices = useNotices();
  const asked = useMemo(() => askedSpan(props.at), [props.at]);
  const { blind, disputes } = props;
  const first = useMemo(() => {
    if (disputes) return inTextOrder(open.cards).find((card) => card.claims.some((one) => one.disputed))?.id ?? null;
    return asked ? cardAt(inTextOrder(open.cards), asked.start, asked.end) : null;
  }, [asked, disputes, open.cards]);
  const reading = useReading(open, { first, blind, filter: disputes ? 'disputed' : 'all' });
  const pane = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const selection = useSelection(pane);
  const [over, setOver] = useState<Over>(null);
  const [span, setSpan] = useState<{ readonly start: number; readonly end: number } | null>(null);
  const { current, claim } = reading;
  const shown = usePageView(open);

  const aimed = claim ? [claim].filter(mayDecide) : current ? openClaims(current) : [];
  const confirmed = (claim ? [claim] : (current?.claims ?? [])).filter(({ status }) => status === 'confirmed');
  const makeClaim = (): void => {
    const selected = selectedSpan(pane.current) ?? selection;
    if (!selected) {
      notices.tell(t('reader.select-first'));
      return;
    }
    setSpan(selected);
    setOver('make');
  };
  // The button that was pressed goes with its card: the focus stays among the cards, not nowhere.
  const keepFocus = (act: () => void): void => {
    if (list.current?.contains(document.activeElement)) list.current.focus({ preventScroll: true });
    act();
  };
  const deeds = {
    choose: reading.choose,
    confirm: () => keepFocus(() => reading.confirm(aimed)),
    reject: () => keepFocus(() => reading.reject(aimed)),
    correct: () => setOver('correct'),
    retract: () => (confirmed.length > 0 ? setOver('retract') : undefined),
    openPerson: () => {
      const entity = current ? personOf(reading.cards, current) : null;
      if (entity !== null) void navigate({ to: '/people/$entity', params: { entity }, search: {} });
    },
  };
  // Who moves among cards has left the button pressed last: Enter is to confirm, not to press it again.
  const move = (step: () => void): void => {
    list.current?.focus({ preventScroll: true });
    step();
  };
  useKeys({
    KeyJ: () => move(() => reading.step(1)),
    KeyK: () => move(() => reading.step(-1)),
    ArrowDown: () => move(() => reading.stepClaim(1)),
    ArrowUp: () => move(() => reading.stepClaim(-1)),
    Enter: deeds.confirm,
    KeyX: deeds.reject,
    KeyE: () => (aimed.length > 0 ? deeds.correct() : undefined),
    KeyG: () => (reading.cards.some((card) => openClaims(card).length > 0) ? setOver('group') : undefined),
    KeyS: makeClaim,
    KeyO: deeds.openPerson,
    KeyU: () => (reading.undo ? move(reading.undo) : undefined),
    KeyR: deeds.retract,
    KeyC: () => setOver('related'),
    KeyP: shown.next,
  });
  const toCorrect = claim ?? aimed[0] ?? null;

  return (
    <>
      <ItemHead open={open} cards={reading.cards} blind={blind} onRelated={() => setOver('related')} />
      <div className="reader">
        <div className="reading-place">
          {shown.views.length > 1 ? (
            <Choices
              label={t('reader.view')}
              labelUnseen
              value={shown.view}
              onChange={shown.choose}
              choices={shown.views.map((view) => ({ value: view, label: t(`reader.view.${view}`) }))}
            />
          ) : null}
          <div className="reading-panes" data-view={shown.view}>
            {shown.view === 'replay' ? <ReplayPane item={open.item.id} title={open.item.title} /> : null}
            {shown.view === 'text' || shown.view === 'replay' ? null : (
              <PagePane
                key={shown.view}
                item={open.item.id}
                title={open.item.title}
                pages={pagesOf(open)}
                at={placeOf(current, asked, open.text)}
              />
            )}
            {shown.view === 'page' || shown.view === 'replay' ? null : (
              <div className="text-place">
                {open.text ? (
                  <TextPane
                    text={open.text}
                    cards={reading.cards}
                    language={open.item.language}
                    currentId={current?.id ?? null}
                    asked={asked}
                    onChoose={(id) => reading.choose(id)}
                    pane={pane}
                  />
                ) : (
                  <div className="text-pane sheet">
                    <EmptyState
                      words={t('reader.no-text')}
                      more={noText === undefined ? t('reader.no-text.more') : name('problem-more', noText.code)}
                    />
                  </div>
                )}
                {selection && open.text ? (
                  <div className="selection-bar">
                    <span>“{open.text.body.slice(selection.start, selection.end)}”</span>
                    <Button look="main" size="tiny" shortcut="S" onPress={makeClaim}>
                      {t('reader.make')}
                    </Button>
                  </div>
                ) : null}
              </div>
            )}
          </div>
        </div>
        <div className="stack reader-margin">
          <CardList
            reading={reading}
            matches={open.matches}
            deeds={deeds}
            disputed={open.item.disputed}
            scroll={list}
          />
          {reading.cards.length > 0 ? <ReviewStrip reading={reading} item={open.item.id} /> : null}
          <div className="reader-keys">
            <Kbd>J</Kbd> <Kbd>K</Kbd> {t('reader.keys.move')} · <Kbd>↵</Kbd> <Kbd>E</Kbd> <Kbd>X</Kbd>{' '}
            {t('reader.keys.decide')} · <Kbd>U</Kbd> {t('reader.keys.undo')} · <Kbd>G</Kbd> {t('reader.keys.group')} ·{' '}
            <Kbd>S</Kbd> {t('reader.keys.select')} ·{' '}
            {shown.views.length > 1 ? (
              <>
                <Kbd>P</Kbd> {t('reader.keys.view')} ·{' '}
              </>
            ) : null}
            <Kbd>?</Kbd> {t('reader.keys.all')}
          </div>
        </div>
      </div>
      {over === 'correct' && current && toCorrect ? (
        <CorrectDialog
          claim={toCorrect}
          cards={reading.cards}
          onClose={() => setOver(null)}
          onDone={() => reading.corrected(toCorrect)}
        />
      ) : null}
      {over === 'make' && span && open.text ? (
        <MakeClaimDialog
          item={open.item.id}
          span={span}
          quote={open.text.body.slice(span.start, span.end)}
          cards={reading.cards}
          current={current}
          onClose={() => setOver(null)}
          onDone={reading.renew}
        />
      ) : null}
      {over === 'group' ? (
        <GroupDialog
          groups={groupsOf(reading.cards, current)}
          onClose={() => setOver(null)}
          onConfirm={reading.confirm}
          onReject={reading.reject}
        />
      ) : null}
      {over === 'retract' && confirmed.length > 0 ? (
        <RetractDialog
          claims={confirmed}
          onClose={() => setOver(null)}
          onRetract={(reason) => reading.retract(confirmed, reason)}
        />
      ) : null}
      {over === 'related' ? <RelatedDrawer open={open} onClose={() => setOver(null)} /> : null}
    </>
  );
};
