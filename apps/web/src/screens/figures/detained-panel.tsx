import { daysBetween, isDay, shiftDays } from '@amparo/core/ground/day';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import type { DetainedCount } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { DayField } from '../../design/day-field.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { isoDayOf, longDay, shortInstant } from '../../words/when.ts';
import { type Speaking, useWords } from '../../words/words.tsx';
import { CiteDialog } from './cite-dialog.tsx';
import { RecordsTable } from './records-table.tsx';
import { StepChart } from './step-chart.tsx';

const route = getRouteApi('/figures');
const PAUSE = 160;

/** Persons deprived of liberty as of D as known at K: certain, and possible where dates are uncertain. */
export const DetainedPanel = (): ReactElement => {
  const { t } = useWords();
  const search = route.useSearch();
  const today = isoDayOf(new Date());
  const asOf = search.asOf && isDay(search.asOf) ? search.asOf : today;
  const count = useRead(
    'analyse.count-detained',
    { asOf, ...(search.knownAt === undefined ? {} : { knownAt: search.knownAt }) },
    { keep: true },
  );
  return (
    <QueryState query={count} loading={t('figures.loading')}>
      {(answer) => <Counted count={answer} today={today} stale={count.isPlaceholderData} />}
    </QueryState>
  );
};

const Counted = (props: {
  readonly count: DetainedCount;
  readonly today: string;
  readonly stale: boolean;
}): ReactElement => {
  const { t, n, name } = useWords();
  const { count } = props;
  const [citing, setCiting] = useState(false);
  const uncertain = count.possible > count.certain;
  return (
    <section className="sheet figure-sheet" aria-label={t('figures.count')}>
      <TwoTimes count={count} today={props.today} />
      <div className="figure-head" data-stale={props.stale} aria-live="polite">
        <span className="figure-number num">{n(count.certain)}</span>
        <span className="muted">
          {t('figures.certain')}
          {uncertain ? `, ${t('figures.possible', { possible: count.possible })}` : ''} ·{' '}
          <a className="src" href="#figure-records">
            {t('figures.records', { count: count.recordsTotal })}
          </a>
        </span>
        <span className="grow" />
        <Button look="main" onPress={() => setCiting(true)}>
          {t('figures.cite')}
        </Button>
      </div>
      <StepChart course={count.course} asOf={count.asOf} />
      <p className="field-hint">
        {t('figures.rule')}: {ruleWords(count, name)}
      </p>
      <RecordsTable count={count} />
      {citing ? <CiteDialog count={count} onClose={() => setCiting(false)} /> : null}
    </section>
  );
};

/** The two times of every figure. They move with the slider at once; the house is asked when the hand rests. */
const TwoTimes = ({ count, today }: { readonly count: DetainedCount; readonly today: string }): ReactElement => {
  const { t, locale } = useWords();
  const navigate = useNavigate({ from: '/figures' });
  const first = count.course[0]?.day ?? shiftDays(today, -3650);
  const [day, setDay] = useState(count.asOf);
  const [known, setKnown] = useState(count.knownAt);
  useEffect(() => {
    if (day === count.asOf && known === count.knownAt) return;
    const timer = setTimeout(() => {
      void navigate({
        search: { ...(day === today ? {} : { asOf: day }), ...(known >= count.journalSize ? {} : { knownAt: known }) },
        replace: true,
      });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [day, known, count, navigate, today]);
  return (
    <div className="two-times">
      <div className="two-times-label">
        <span className="muted">{t('figures.as-of')}</span>
        <DayField label={t('figures.as-of')} value={day} onChange={setDay} />
      </div>
      <input
        type="range"
        aria-label={t('figures.as-of')}
        aria-valuetext={longDay(day, locale)}
        min={0}
        max={Math.max(1, daysBetween(first, today))}
        value={Math.max(0, daysBetween(first, day))}
        onChange={(moved) => setDay(shiftDays(first, Number(moved.target.value)))}
      />
      <label>
        <span className="muted">{t('figures.known-at')}</span>
        <span className="row known-field">
          <span className="faint">{t('journal.entry').toLowerCase()}</span>
          <input
            type="number"
            className="box num"
            min={0}
            max={count.journalSize}
            value={known}
            onChange={(typed) => setKnown(clamp(Number(typed.target.value), count.journalSize))}
          />
          <b className="known-when num">
            {known === count.knownAt && count.knownAtTime ? shortInstant(count.knownAtTime, locale, new Date()) : ' '}
          </b>
        </span>
      </label>
      <input
        type="range"
        aria-label={t('figures.known-at')}
        aria-valuetext={`${t('figures.entry', { seq: known })}${
          known === count.knownAt && count.knownAtTime ? `, ${longDay(count.knownAtTime, locale)}` : ''
        }`}
        min={0}
        max={Math.max(1, count.journalSize)}
        value={known}
        onChange={(moved) => setKnown(Number(moved.target.value))}
      />
    </div>
  );
};

/** The rule in the desk's language; one that the desk has no words for, in the house's. */
const ruleWords = ({ rule, ruleCode }: DetainedCount, name: Speaking['name']): string => {
  const words = name('rule', ruleCode);
  return words === ruleCode ? rule : words;
};

const clamp = (value: number, most: number): number =>
  Math.max(0, Math.min(most, Math.floor(Number.isFinite(value) ? value : most)));
