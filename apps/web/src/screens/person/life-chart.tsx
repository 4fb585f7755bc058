// biome-ignore-all lint/a11y/useSemanticElements: SVG has no elements for groups and links of the router
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: texts of an SVG take no focus
import { daysBetween } from '@amparo/core/ground/day';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Lane, Person } from '../../api/contract.ts';
import { useWidth } from '../../design/use-width.ts';
import { longDay, timeWords } from '../../words/when.ts';
import { type Speaking, useWords } from '../../words/words.tsx';
import { type DrawnBar, drawnBars, joinedBars, placeOf, yearsIn } from './life-scale.ts';
import { useBarLabel } from './use-bar-label.ts';

const ROW = 26;
const BAR = 18;
const TOP = 22;
const GAP = 10;
const LETTER = 6.6;

/** The lanes. What is uncertain is hatched, what sources dispute is dashed; each bar opens the page it rests on. */
export const LifeChart = (props: {
  readonly person: Person;
  readonly span: readonly [string, string];
  readonly today: string;
  readonly laneName: (lane: Lane) => string;
}): ReactElement => {
  const words = useWords();
  const barLabel = useBarLabel();
  const { person, span, today } = props;
  const [frame, width] = useWidth<HTMLDivElement>(900);
  const side = width < 640 ? 0 : 150;
  const place = (day: string): number => side + placeOf(day, span) * (width - side - 12);
  const room = Math.ceil((daysBetween(span[0], span[1]) / Math.max(200, width - side)) * 130);
  let y = TOP;
  const lanes = person.lanes.flatMap(({ lane, bars }) => {
    const drawn = drawnBars(joinedBars(bars), today, room);
    if (drawn.length === 0) return [];
    const at = y + (side === 0 ? 18 : 0);
    y = at + Math.max(...drawn.map(({ row }) => row + 1)) * ROW + GAP;
    return [{ lane, drawn, at }];
  });
  return (
    <div ref={frame} className="life">
      <svg width={width} height={y + 4} role="group" aria-label={words.t('person.life.label', { name: person.name })}>
        <defs>
          <pattern id="hatch" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
            <rect width="2" height="6" fill="var(--ink-3)" opacity=".7" />
          </pattern>
        </defs>
        {yearsIn(span)
          .filter((year) => place(`${year}-01-01`) < width - 40)
          .map((year) => (
            <g key={year} aria-hidden="true">
              <line x1={place(`${year}-01-01`)} x2={place(`${year}-01-01`)} y1={14} y2={y} stroke="var(--line-2)" />
              <text x={place(`${year}-01-01`) + 4} y={12}>
                {year}
              </text>
            </g>
          ))}
        <DayLine x={place(today)} height={y} className="life-today" label={words.t('today')} />
        {person.asOf === today ? null : (
          <DayLine
            x={place(person.asOf)}
            height={y}
            className="life-as-of"
            label={longDay(person.asOf, words.locale)}
          />
        )}
        {lanes.map(({ lane, drawn, at }) => (
          <g key={lane}>
            <text className="life-lane" x={0} y={side === 0 ? at - 5 : at + 13}>
              {props.laneName(lane)}
            </text>
            {drawn.map((one, index) => (
              <Bar
                key={one.bar.id}
                drawn={one}
                lane={lane}
                y={at + one.row * ROW}
                place={place}
                before={(one.maybeUntil ?? one.until) < span[0]}
                edge={freeUntil(drawn, index, place, width)}
                words={words}
                label={barLabel(one.bar)}
              />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
};

/** How far the words of a bar may run: to the next bar of its row, or to the edge of the picture. */
const freeUntil = (
  drawn: readonly DrawnBar[],
  index: number,
  place: (day: string) => number,
  width: number,
): number => {
  const row = drawn[index]?.row;
  const next = drawn.slice(index + 1).find((other) => other.row === row);
  return next ? place(next.maybeFrom ?? next.from) : width;
};

const DayLine = (props: {
  readonly x: number;
  readonly height: number;
  readonly className: string;
  readonly label: string;
}): ReactElement => (
  <g className={props.className}>
    <line x1={props.x} x2={props.x} y1={14} y2={props.height} />
    <title>{props.label}</title>
  </g>
);

const Bar = (props: {
  readonly drawn: DrawnBar;
  readonly lane: Lane;
  readonly y: number;
  readonly place: (day: string) => number;
  readonly edge: number;
  /** It lies before the picture begins: told, not drawn. */
  readonly before: boolean;
  readonly words: Speaking;
  readonly label: string;
}): ReactElement => {
  const navigate = useNavigate();
  const { drawn, lane, y, place, words } = props;
  const { bar } = drawn;
  const source = bar.sources[0];
  const said = barWords(drawn, props.label, words);
  const open = (): void => {
    const passage = source?.passages[0];
    if (source)
      void navigate({
        to: '/sources/$item',
        params: { item: source.itemId },
        search: passage ? { at: `${passage.start}-${passage.end}` } : {},
      });
  };
  const [from, until] = [place(drawn.from), Math.max(place(drawn.until), place(drawn.from) + 3)];
  const items = new Set(bar.sources.map(({ itemId }) => itemId)).size;
  const told = items > 1 ? ` · ${words.t('person.told-by', { count: items })}` : '';
  const label = `${props.label || words.own(bar.kindLabel)}${told}`;
  const inside = drawn.point ? 0 : until - from - 10;
  const fits = label.length * LETTER <= inside;
  const right = drawn.maybeUntil ? place(drawn.maybeUntil) : until;
  const room = props.edge - right - 8;
  const look = `life-bar ${lane} ${bar.conflict || bar.doubted ? 'conflict' : ''}`;
  const shown = fits ? label : inside > 60 ? `${label.slice(0, Math.max(1, Math.floor(inside / LETTER) - 1))}…` : '';
  return (
    <>
      <g
        role="link"
        tabIndex={0}
        className="life-link"
        aria-label={said}
        onClick={open}
        onKeyDown={(pressed) => {
          if (pressed.key === 'Enter') open();
        }}
      >
        <title>{said}</title>
        {drawn.maybeFrom && !props.before ? (
          <rect
            className="life-maybe"
            x={place(drawn.maybeFrom)}
            y={y}
            width={Math.max(2, from - place(drawn.maybeFrom))}
            height={BAR}
          />
        ) : null}
        {drawn.maybeUntil && !props.before ? (
          <rect
            className="life-maybe"
            x={until}
            y={y}
            width={Math.max(2, place(drawn.maybeUntil) - until)}
            height={BAR}
          />
        ) : null}
        {props.before ? (
          <text className="life-words" x={from - 4} y={y + 13} aria-hidden="true">
            ‹
          </text>
        ) : drawn.point ? (
          <circle className={look} cx={from} cy={y + BAR / 2} r={5} />
        ) : (
          <rect className={look} x={from} y={y} width={until - from} height={BAR} rx={3} />
        )}
      </g>
      {shown ? (
        <text className="life-words" x={from + 6} y={y + 13}>
          {shown}
        </text>
      ) : room > 48 && (drawn.point || inside <= 60) ? (
        <text x={right + (drawn.point ? 9 : 5)} y={y + 13} className="life-beside">
          {label.length * LETTER <= room ? label : `${label.slice(0, Math.max(1, Math.floor(room / LETTER) - 1))}…`}
        </text>
      ) : null}
    </>
  );
};

const barWords = ({ bar }: DrawnBar, label: string, { t, own, locale }: Speaking): string =>
  [
    label ? `${own(bar.kindLabel)}: ${label}` : own(bar.kindLabel),
    bar.beginTime ? `${t('person.begin')} ${timeWords(bar.beginTime, locale)}` : null,
    bar.ongoing ? t('person.ongoing') : bar.endTime ? `${t('person.end')} ${timeWords(bar.endTime, locale)}` : null,
    bar.conflict ? t('person.differ') : null,
    bar.doubted ? t('person.doubted') : null,
    [...new Set(bar.sources.map(({ itemTitle }) => itemTitle))].join(', ') || null,
  ]
    .filter((part) => part !== null)
    .join('; ');
