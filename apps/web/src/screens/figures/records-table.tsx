import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { DetainedCount } from '../../api/contract.ts';
import { Sources } from '../../design/source-link.tsx';
import { EmptyState } from '../../design/states.tsx';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

/** Who is counted, and on which page it rests. */
export const RecordsTable = ({ count }: { readonly count: DetainedCount }): ReactElement => {
  const { t, locale } = useWords();
  return (
    <section id="figure-records" aria-label={t('figures.records.title')}>
      <h2>
        {t('figures.records.title')}{' '}
        {count.records.length < count.recordsTotal ? (
          <span className="faint">
            {t('figures.records.first', { shown: count.records.length, all: count.recordsTotal })}
          </span>
        ) : null}
      </h2>
      {count.records.length === 0 ? (
        <EmptyState small words={t('figures.records.none')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
        <section className="records" tabIndex={0} aria-label={t('figures.records.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('figures.name')}</th>
                <th scope="col">{t('figures.certainty')}</th>
                <th scope="col">{t('figures.from')}</th>
                <th scope="col">{t('figures.until')}</th>
                <th scope="col">{t('person.source')}</th>
              </tr>
            </thead>
            <tbody>
              {count.records.map((record) => (
                <tr key={record.entityId}>
                  <td>
                    <Link to="/people/$entity" params={{ entity: record.entityId }} search={{}}>
                      <bdi>{record.name}</bdi>
                    </Link>
                  </td>
                  <td className={record.certainty === 'certain' ? '' : 'muted'}>
                    {t(record.certainty === 'certain' ? 'figures.line.certain' : 'people.possible')}
                  </td>
                  <td className="num">{record.begin ? timeWords(record.begin, locale) : t('unknown')}</td>
                  <td className="num">{record.end ? timeWords(record.end, locale) : '–'}</td>
                  <td>
                    <Sources sources={record.sources} show={2} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
};
