import { type ReactElement, useState } from 'react';
import type { Lane, Person } from '../../api/contract.ts';
import { Choices } from '../../design/field.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { isoDayOf } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { LifeChart } from './life-chart.tsx';
import { lifeSpan } from './life-scale.ts';
import { LifeTable } from './life-table.tsx';
import { UndatedEvents } from './undated-events.tsx';

/** The dated life, as a picture of lanes or as a table. */
export const LifePanel = ({ person }: { readonly person: Person }): ReactElement => {
  const { t } = useWords();
  const term = useTerms();
  const [as, setAs] = useState<'picture' | 'table'>('picture');
  const today = isoDayOf(new Date());
  const span = lifeSpan(person.lanes, today);
  const laneName = (lane: Lane): string => term('lane', lane);
  if (!span && person.lanes.length === 0) {
    return <EmptyState small words={t('person.life.none')} more={t('person.life.none.more')} />;
  }
  return (
    <>
      {as === 'picture' && span ? (
        <>
          <LifeChart person={person} span={span} today={today} laneName={laneName} />
          <UndatedEvents person={person} laneName={laneName} />
        </>
      ) : (
        <LifeTable person={person} laneName={laneName} />
      )}
      <div className="row life-foot">
        <ul className="row small muted">
          <li className="row">
            <svg width="24" height="12" aria-hidden="true">
              <rect className="life-bar detention" x="1" y="1" width="22" height="10" rx="3" />
            </svg>
            {t('person.legend.sure')}
          </li>
          <li className="row">
            <svg width="24" height="12" aria-hidden="true">
              <rect className="life-maybe" x="1" y="1" width="22" height="10" />
            </svg>
            {t('person.legend.unsure')}
          </li>
          <li className="row">
            <svg width="24" height="12" aria-hidden="true">
              <rect className="life-bar conflict" x="1" y="1" width="22" height="10" rx="3" />
            </svg>
            {t('person.legend.conflict')}
          </li>
        </ul>
        <span className="grow" />
        <Choices
          label={t('person.life')}
          labelUnseen
          value={as}
          onChange={setAs}
          choices={[
            { value: 'picture', label: t('picture') },
            { value: 'table', label: t('table') },
          ]}
        />
      </div>
    </>
  );
};
