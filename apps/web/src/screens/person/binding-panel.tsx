import type { ReactElement } from 'react';
import type { Person } from '../../api/contract.ts';
import { EmptyState } from '../../design/states.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { longDay, shortDay } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

/** The rules that bind the State on the day asked of, each with its source and how old the row is. */
export const BindingPanel = ({ person }: { readonly person: Person }): ReactElement => {
  const { t, own, locale } = useWords();
  const term = useTerms();
  const states = [...new Set(person.binding.map(({ state }) => term('state', state)))];
  return (
    <section className="sheet pad" aria-label={t('person.binds', { state: states.join(', ') })}>
      <h2>{t('person.binds', { state: states.join(', ') })}</h2>
      {person.binding.length === 0 ? (
        <EmptyState small words={t('person.binds.none')} />
      ) : (
        <table>
          <tbody>
            {person.binding.map((row) => (
              <tr
                key={`${row.state} ${row.instrument} ${row.provision}`}
                title={`${own(row.title)}; ${row.source}, ${shortDay(row.asOf, locale)}`}
              >
                <td>
                  <b>
                    {row.instrument} {row.provision}
                  </b>
                </td>
                <td>
                  {own(row.label ?? row.title)}
                  {row.toConfirm ? <div className="faint small">{t('composer.confirm-law')}</div> : null}
                </td>
                <td className={row.softLaw ? 'faint' : 'num'}>
                  {row.softLaw
                    ? t('person.soft')
                    : row.since
                      ? t('person.since', { when: longDay(row.since, locale) })
                      : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
