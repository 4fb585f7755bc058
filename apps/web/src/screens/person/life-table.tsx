import type { ReactElement } from 'react';
import type { Lane, Person } from '../../api/contract.ts';
import { Pill } from '../../design/pill.tsx';
import { Sources } from '../../design/source-link.tsx';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { useBarLabel } from './use-bar-label.ts';

/** The same life in rows, for who reads or hears better than sees. */
export const LifeTable = (props: {
  readonly person: Person;
  readonly laneName: (lane: Lane) => string;
}): ReactElement => {
  const { t, own, locale } = useWords();
  const label = useBarLabel();
  return (
    <div className="table-scroll">
      <table className="life-rows">
        <thead>
          <tr>
            <th scope="col">{t('person.what')}</th>
            <th scope="col">{t('person.begin')}</th>
            <th scope="col">{t('person.end')}</th>
            <th scope="col">{t('person.source')}</th>
          </tr>
        </thead>
        {props.person.lanes.map(({ lane, bars }) => (
          <tbody key={lane}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                {props.laneName(lane)}
              </th>
            </tr>
            {bars.map((bar) => (
              <tr key={bar.id}>
                <td>
                  <span className="muted">{own(bar.kindLabel)}</span> {label(bar)}{' '}
                  {bar.conflict ? <Pill tone="warn">{t('person.differ')}</Pill> : null}
                </td>
                <td className="num">{bar.beginTime ? timeWords(bar.beginTime, locale) : t('unknown')}</td>
                <td className="num">
                  {bar.ongoing ? t('person.ongoing') : bar.endTime ? timeWords(bar.endTime, locale) : '–'}
                </td>
                <td>
                  <Sources sources={bar.sources} show={2} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
};
