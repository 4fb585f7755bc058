import './compare.css';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { Comparison } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/field.tsx';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { EmptyState } from '../../design/states.tsx';
import { Tabs } from '../../design/tabs.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { useReasons } from '../../words/use-reasons.ts';
import { useTerms } from '../../words/use-terms.ts';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { ComparedValues, sortedOut } from './compared-values.tsx';
import { type Marking, markedIn, marksOf } from './text-marks.ts';

const route = getRouteApi('/compare');

/** Two items side by side. */
export const CompareScreen = (): ReactElement => {
  const { t } = useWords();
  const { a, b } = route.useSearch();
  if (a === undefined || b === undefined)
    return (
      <>
        <h1>{t('compare.title')}</h1>
        <EmptyState words={t('compare.choose')} more={t('compare.choose.more')} />
      </>
    );
  return <Compared key={`${a} ${b}`} a={a} b={b} />;
};

const Compared = (props: { readonly a: string; readonly b: string }): ReactElement => {
  const { t } = useWords();
  const found = useRead('read.compare-items', props);
  return (
    <QueryState query={found} loading={t('compare.loading')} title={t('compare.title')}>
      {(answer) => <OpenComparison found={answer} />}
    </QueryState>
  );
};

/** Of texts with so much in common what differs is marked; of others what they share. */
const ALIKE = 0.5;

const OpenComparison = ({ found }: { readonly found: Comparison }): ReactElement => {
  const { t, n, name } = useWords();
  const reasons = useReasons();
  const navigate = useNavigate();
  const { tab = 'texts' } = route.useSearch();
  const [marking, setMarking] = useState<Marking>(found.inCommon >= ALIKE ? 'differences' : 'common');
  const marks = useMemo(() => marksOf(found, marking), [found, marking]);
  const [at, goTo] = useState(0);
  const step = (by: 1 | -1): void => goTo((now) => Math.max(0, Math.min(marks.length - 1, now + by)));
  useKeys({ KeyJ: () => step(1), KeyK: () => step(-1) });
  const differing = sortedOut(found.values).differ.length;
  const { relation } = found;
  return (
    <div className="compare-screen">
      <div className="crumb">
        <Link to="/sources" search={{}}>
          {t('nav.sources')}
        </Link>{' '}
        › {t('compare.title')}
      </div>
      <div className="row compare-head">
        <h1>{relation ? name(`related-${relation.direction}`, relation.kind) : t('compare.title')}</h1>
        <span className="grow" />
        <Pill>{t('compare.in-common', { share: n(Math.round(found.inCommon * 100)) })}</Pill>
      </div>
      {relation ? <p className="muted small compare-why">{relation.reasons.map(reasons).join(' · ')}</p> : null}
      <Tabs
        label={t('compare.title')}
        chosen={tab}
        onChoose={(chosen) => void navigate({ to: '/compare', search: { a: found.a.id, b: found.b.id, tab: chosen } })}
        tabs={[
          {
            id: 'texts',
            label: t('compare.texts'),
            panel: (
              <>
                <div className="row compare-bar">
                  <Choices
                    label={t('compare.marked')}
                    labelUnseen
                    value={marking}
                    onChange={(chosen) => {
                      setMarking(chosen);
                      goTo(0);
                    }}
                    choices={[
                      { value: 'differences', label: t('compare.differences') },
                      { value: 'common', label: t('compare.common') },
                    ]}
                  />
                  <span className="num muted" role="status">
                    {marks.length === 0
                      ? t(marking === 'differences' ? 'compare.no-differences' : 'compare.nothing-common')
                      : t('compare.place', { place: at + 1, all: marks.length })}
                  </span>
                  <Button size="tiny" shortcut="K" disabled={at === 0} onPress={() => step(-1)}>
                    {t('compare.previous')}
                  </Button>
                  <Button size="tiny" shortcut="J" disabled={at >= marks.length - 1} onPress={() => step(1)}>
                    {t('compare.next')}
                  </Button>
                </div>
                <div className="compare-texts">
                  {(['a', 'b'] as const).map((side) => (
                    <TextSide key={side} found={found} side={side} marks={marks} at={at} marking={marking} />
                  ))}
                </div>
              </>
            ),
          },
          {
            id: 'values',
            label: (
              <>
                {t('compare.values')} <span className="num faint">{n(differing)}</span>
              </>
            ),
            panel: <ComparedValues found={found} />,
          },
        ]}
      />
    </div>
  );
};

const TextSide = (props: {
  readonly found: Comparison;
  readonly side: 'a' | 'b';
  readonly marks: ReturnType<typeof marksOf>;
  readonly at: number;
  readonly marking: Marking;
}): ReactElement => {
  const { t, locale } = useWords();
  const term = useTerms();
  const { found, side, marks, at, marking } = props;
  const { id, title, text, kind, date, language, cut, number } = found[side];
  const pane = useRef<HTMLDivElement>(null);
  const pieces = useMemo(() => markedIn(text, marks, side), [text, marks, side]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new pieces are new elements, to be marked again
  useEffect(() => {
    const root = pane.current;
    if (!root) return;
    for (const old of root.querySelectorAll('.now')) old.classList.remove('now');
    const goal = root.querySelector(`[data-mark="${at}"]`);
    goal?.classList.add('now');
    if (!goal) return;
    const [place, frame] = [goal.getBoundingClientRect(), root.getBoundingClientRect()];
    if (place.top < frame.top + 48 || place.bottom > frame.bottom - 48)
      root.scrollTop += place.top - frame.top - frame.height / 3;
  }, [at, pieces]);
  return (
    <section className="compare-side" aria-label={title}>
      <div className="compare-title">
        <Link className="src" to="/sources/$item" params={{ item: id }} search={{}}>
          <bdi>{title}</bdi>
        </Link>
        <span className="faint small">
          {[
            t('item.number', { number }),
            kind ? term('document-kind', kind) : null,
            date ? timeWords(date, locale) : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </div>
      <article
        ref={pane}
        className={`sheet compare-text ${marking} ${side}`}
        lang={language ?? undefined}
        aria-label={t('reader.text')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
        tabIndex={0}
      >
        {text === '' ? <EmptyState small words={t('reader.no-text')} /> : null}
        {pieces.map((piece) =>
          piece.mark === null ? (
            <span key={piece.start}>{piece.text}</span>
          ) : piece.text === '' ? (
            <span key={`gap ${piece.mark}`} className="gap" data-mark={piece.mark} title={t('compare.missing')}>
              <span className="unseen">{t('compare.missing')}</span>
            </span>
          ) : (
            <mark key={piece.start} data-mark={piece.mark}>
              {piece.text}
            </mark>
          ),
        )}
        {cut ? <p className="faint">{t('compare.cut')}</p> : null}
      </article>
    </section>
  );
};
