import type { ReactElement } from 'react';
import type { Person } from '../../api/contract.ts';
import { EmptyState } from '../../design/states.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { longDay, shortDay } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

type Row = Person['binding'][number];

/** The rules that bind the State on the day asked of, by instrument, each with its source and how old the row is. */
export const BindingPanel = ({ person }: { readonly person: Person }): ReactElement => {
  const { t } = useWords();
  const term = useTerms();
  const states = [...new Set(person.binding.map(({ state }) => term('state', state)))];
  const groups = [...Map.groupBy(person.binding, ({ state, instrument }) => `${state} ${instrument}`)];
  // Treaties first: they bind; soft law tells how they are read.
  const ordered = groups.toSorted(([, a], [, b]) => Number(a[0]?.softLaw ?? false) - Number(b[0]?.softLaw ?? false));
  const title = states.length === 0 ? t('person.binds.unknown') : t('person.binds', { state: states.join(', ') });
  return (
    <section className="sheet pad" aria-label={title}>
      <h2>{title}</h2>
      {groups.length === 0 ? <EmptyState small words={t('person.binds.none')} /> : null}
      {person.binding.some(({ toConfirm }) => toConfirm) ? (
        <p className="faint small">{t('person.confirm-law')}</p>
      ) : null}
      {ordered.map(([key, rows]) => (
        <Instrument key={key} rows={rows} />
      ))}
    </section>
  );
};

const Instrument = ({ rows }: { readonly rows: readonly Row[] }): ReactElement | null => {
  const { t, own, locale } = useWords();
  const first = rows[0];
  if (first === undefined) return null;
  return (
    <section className="instrument" title={`${first.source}, ${shortDay(first.asOf, locale)}`}>
      <h3>
        {own(first.title)}
        <span className="faint">
          {first.softLaw
            ? ` · ${t('person.soft')}`
            : ` · ${first.instrument}${first.since ? ` · ${t('person.since', { when: longDay(first.since, locale) })}` : ''}`}
        </span>
      </h3>
      <ul>
        {rows.map((row) => (
          <li key={row.provision}>
            <b className="num">{row.provision}</b>
            <span>{own(row.label ?? row.title)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
