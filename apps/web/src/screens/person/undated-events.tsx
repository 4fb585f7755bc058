import type { ReactElement } from 'react';
import type { Lane, Person } from '../../api/contract.ts';
import { Sources } from '../../design/source-link.tsx';
import { useWords } from '../../words/words.tsx';
import { undatedBars } from './life-scale.ts';
import { useBarLabel } from './use-bar-label.ts';

/** What sources tell without a date, lane by lane, in words, when somebody asks. */
export const UndatedEvents = (props: {
  readonly person: Person;
  readonly laneName: (lane: Lane) => string;
}): ReactElement | null => {
  const { t, own } = useWords();
  const label = useBarLabel();
  const lanes = props.person.lanes
    .map(({ lane, bars }) => ({ lane, bars: undatedBars(bars) }))
    .filter(({ bars }) => bars.length > 0);
  if (lanes.length === 0) return null;
  return (
    <div className="undated">
      {lanes.map(({ lane, bars }) => (
        <details key={lane}>
          <summary>{t('person.undated.lane', { lane: props.laneName(lane), count: bars.length })}</summary>
          <ul>
            {bars.map((bar) => (
              <li key={bar.id}>
                <span className="muted">{own(bar.kindLabel)}</span> {label(bar)}{' '}
                <Sources sources={bar.sources} show={1} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
};
