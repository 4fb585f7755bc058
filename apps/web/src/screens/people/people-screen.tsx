import './people.css';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import type { PersonRow } from '../../api/contract.ts';
import { useWindows } from '../../api/use-windows.ts';
import { SearchBox } from '../../design/search-box.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../design/states.tsx';
import { VirtualTable } from '../../design/virtual-table.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';
import { personColumns } from './person-columns.tsx';

const route = getRouteApi('/people');
const SORTS = ['name', 'sources', 'recent'] as const;

/** Everybody that a source names, found by any spelling in any script. */
export const PeopleScreen = (): ReactElement => {
  const words = useWords();
  const { t } = words;
  const term = useTerms();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/people' });
  const [by, order] = (search.sort ?? 'name-up').split('-');
  const sort = SORTS.find((one) => one === by) ?? 'name';
  const descending = order === 'down';
  const people = useWindows('register.list-people', {
    sort,
    descending,
    ...(search.text ? { text: search.text } : {}),
  });
  const columns = useMemo(() => personColumns(words, term), [words, term]);
  const ask = (text: string, sorted: string | undefined): void =>
    void navigate({ search: { ...(text ? { text } : {}), ...(sorted ? { sort: sorted } : {}) }, replace: true });
  const open = (row: PersonRow): void =>
    void navigate({ to: '/people/$entity', params: { entity: row.entityId }, search: {} });

  return (
    <>
      <div className="screen-head">
        <h1>{t('nav.people')}</h1>
        <span className="muted num">{people.loading ? '' : t('people.total', { count: people.total })}</span>
        <span className="grow" />
        <SearchBox label={t('people.search')} value={search.text ?? ''} onChange={(text) => ask(text, search.sort)} />
      </div>
      <section className="sheet people-table">
        {people.error && people.answer === undefined ? (
          <ErrorState fault={people.error} onRetry={people.again} />
        ) : people.loading ? (
          <LoadingState words={t('people.loading')} />
        ) : people.total === 0 ? (
          search.text ? (
            <EmptyState words={t('people.none')} more={t('people.none.more')} />
          ) : (
            <EmptyState words={t('people.empty')} more={t('people.empty.more')} />
          )
        ) : (
          <VirtualTable
            label={t('nav.people')}
            columns={columns}
            total={people.total}
            rowAt={people.rowAt}
            onView={people.onView}
            onOpen={open}
            sort={{ by: sort, descending }}
            onSort={(wanted) => ask(search.text ?? '', `${wanted}-${wanted === sort && !descending ? 'down' : 'up'}`)}
          />
        )}
      </section>
    </>
  );
};
