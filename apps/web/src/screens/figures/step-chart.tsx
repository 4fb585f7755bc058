import { daysBetween, shiftDays } from '@amparo/core/ground/day';
import { type ReactElement, useState } from 'react';
import type { DetainedCount } from '../../api/contract.ts';
import { useWidth } from '../../design/use-width.ts';
import { longDay } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { niceSteps, stepPath } from './step-path.ts';

const HEIGHT = 300;
const LEFT = 56;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 24;

/** The course over time: a step at each change. The band between the lines is what uncertain dates leave open. */
export const StepChart = (props: {
  readonly course: DetainedCount['course'];
  readonly asOf: string;
}): ReactElement | null => {
  const { t, n, locale } = useWords();
  const [frame, width] = useWidth<HTMLDivElement>(1000);
  const [at, setAt] = useState<number | null>(null);
  const { course } = props;
  const first = course[0]?.day;
  const last = course.at(-1)?.day;
  if (first === undefined || last === undefined || course.length < 2) return <div ref={frame} />;
  const end = props.asOf > last ? props.asOf : last;
  const most = Math.max(1, ...course.map(({ possible }) => possible));
  const ticks = niceSteps(most);
  const top = ticks.at(-1) ?? most;
  const x = (day: string): number =>
    LEFT + (Math.max(0, daysBetween(first, day)) / Math.max(1, daysBetween(first, end))) * (width - LEFT - RIGHT);
  const y = (count: number): number => HEIGHT - BOTTOM - (count / top) * (HEIGHT - TOP - BOTTOM);
  const points = (pick: (one: DetainedCount['course'][number]) => number) =>
    course.map((one) => ({ x: x(one.day), y: y(pick(one)) }));
  const [certain, possible] = [points((one) => one.certain), points((one) => one.possible)];
  const edge = x(end);
  const here = at === null ? null : course[at];
  const years = yearStarts(first, end, Math.max(1, Math.floor((width - LEFT) / 70)));
  return (
    <div ref={frame} className="step-chart">
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={t('figures.chart')}
        onPointerLeave={() => setAt(null)}
        onPointerMove={(moved) => {
          const box = moved.currentTarget.getBoundingClientRect();
          const share = (moved.clientX - box.left - LEFT) / (width - LEFT - RIGHT);
          const day = shiftDays(first, Math.round(share * daysBetween(first, end)));
          setAt(
            Math.max(
              0,
              course.findLastIndex((one) => one.day <= day),
            ),
          );
        }}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--line-2)" />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className="num">
              {n(tick)}
            </text>
          </g>
        ))}
        {years.map((day) => (
          <text key={day} x={x(day)} y={HEIGHT - 6}>
            {day.slice(0, 4)}
          </text>
        ))}
        <path d={`${stepPath(possible, edge)} ${backPath(certain, edge)} Z`} className="step-band" />
        <path d={stepPath(possible, edge)} className="step-possible" />
        <path d={stepPath(certain, edge)} className="step-certain" />
        <line x1={x(props.asOf)} x2={x(props.asOf)} y1={TOP} y2={HEIGHT - BOTTOM} className="step-as-of" />
        {here ? (
          <g className="step-here">
            <line x1={x(here.day)} x2={x(here.day)} y1={TOP} y2={HEIGHT - BOTTOM} stroke="var(--ink-3)" />
            <circle cx={x(here.day)} cy={y(here.certain)} r={4} fill="var(--accent)" />
          </g>
        ) : null}
      </svg>
      <div className="row small muted step-legend">
        <span className="step-key certain" aria-hidden="true" /> {t('figures.line.certain')}
        <span className="step-key possible" aria-hidden="true" /> {t('figures.line.possible')}
        <span className="grow" />
        <span className="num">
          {here
            ? `${longDay(here.day, locale)}: ${n(here.certain)}${here.possible > here.certain ? `–${n(here.possible)}` : ''}`
            : ' '}
        </span>
      </div>
    </div>
  );
};

/** The lower line from right to left, so that the band between both closes. */
const backPath = (points: readonly { readonly x: number; readonly y: number }[], edge: number): string =>
  [...points]
    .reverse()
    .map((point, index) => {
      const right = index === 0 ? edge : (points[points.length - index]?.x ?? edge);
      return `L${right.toFixed(1)} ${point.y.toFixed(1)} L${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    })
    .join(' ');

const yearStarts = (first: string, last: string, atMost: number): readonly string[] => {
  const [from, until] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const step = Math.max(1, Math.ceil((until - from + 1) / atMost));
  return Array.from({ length: until - from + 1 }, (_, index) => `${from + index}-01-01`).filter(
    (day, index) => index % step === 0 && day >= first,
  );
};
