// biome-ignore-all lint/a11y/useSemanticElements: cards lie absolutely in a list that exists only in part
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type RefObject, useEffect } from 'react';
import type { OpenItem } from '../../api/contract.ts';
import { Choices } from '../../design/field.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useWords } from '../../words/words.tsx';
import { personOf } from './card-order.ts';
import { type CardDeeds, CardView } from './card-view.tsx';
import type { Reading } from './use-reading.ts';

/** The margin: what was read, in the order of the text. Only the cards in view exist. */
export const CardList = (props: {
  readonly reading: Reading;
  readonly matches: OpenItem['matches'];
  readonly deeds: CardDeeds;
  /** Claims that two members decided differently. */
  readonly disputed: number;
  readonly scroll: RefObject<HTMLDivElement | null>;
}): ReactElement => {
  const { t, own } = useWords();
  const { reading } = props;
  const { scroll } = props;
  const list = useVirtualizer({
    count: reading.shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 112,
    getItemKey: (index) => reading.shown[index]?.id ?? index,
    overscan: 6,
    gap: 10,
    scrollPaddingEnd: 4,
  });
  const at = reading.shown.findIndex(({ id }) => id === reading.current?.id);
  // Chosen, a card grows by its buttons: what is chosen is in view whole, not as it was before.
  const size = list.measurementsCache[at]?.size ?? 0;
  useEffect(() => {
    if (at < 0) return;
    const room = scroll.current?.clientHeight ?? 0;
    const tall = size > room;
    list.scrollToIndex(at, { align: tall ? 'start' : 'auto' });
  }, [at, list, scroll, size]);
  const { current } = reading;
  return (
    <aside className="card-list" aria-label={t('reader.cards')}>
      <div className="row card-filter">
        <Choices
          label={t('reader.filter')}
          labelUnseen
          value={reading.filter}
          onChange={reading.setFilter}
          choices={[
            { value: 'all', label: t('reader.filter.all') },
            { value: 'open', label: t('reader.filter.open') },
            ...(props.disputed > 0 || reading.filter === 'disputed'
              ? [{ value: 'disputed' as const, label: t('reader.filter.disputed', { count: props.disputed }) }]
              : []),
          ]}
        />
      </div>
      <p className="unseen" role="status">
        {current
          ? t('reader.now', { kind: own(current.kindLabel), label: current.label, count: current.claims.length })
          : ''}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key */}
      <div ref={scroll} className="card-scroll" tabIndex={0} role="group" aria-label={t('reader.cards')}>
        {reading.shown.length === 0 ? (
          <EmptyState
            small
            words={t(reading.cards.length === 0 ? 'reader.no-cards' : 'reader.no-cards-here')}
            more={t('reader.no-cards.more')}
          />
        ) : (
          <div role="list" style={{ height: list.getTotalSize(), position: 'relative' }}>
            {list.getVirtualItems().map((place) => {
              const card = reading.shown[place.index];
              return card ? (
                <div
                  key={place.key}
                  ref={list.measureElement}
                  data-index={place.index}
                  role="listitem"
                  aria-setsize={reading.shown.length}
                  aria-posinset={place.index + 1}
                  className="card-place"
                  style={{ transform: `translateY(${place.start}px)` }}
                >
                  <CardView
                    card={card}
                    current={card.id === current?.id}
                    claim={card.id === current?.id ? reading.claim : null}
                    match={props.matches.find(({ mention }) => mention === card.id) ?? null}
                    leads={card.id === current?.id && personOf(reading.cards, card) !== null}
                    deeds={props.deeds}
                  />
                </div>
              ) : null;
            })}
          </div>
        )}
      </div>
    </aside>
  );
};
