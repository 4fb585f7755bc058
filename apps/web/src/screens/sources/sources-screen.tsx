import './sources.css';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import type { Classification, ItemListInput, ItemRow } from '../../api/contract.ts';
import { useWindows } from '../../api/use-windows.ts';
import { Button } from '../../design/button.tsx';
import { SearchBox } from '../../design/search-box.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../design/states.tsx';
import { VirtualTable } from '../../design/virtual-table.tsx';
import { useImports } from '../../imports/imports.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';
import { Facets } from './facets.tsx';
import { itemColumns } from './item-columns.tsx';

const CaptureDialog = lazy(async () => ({
  default: (await import('../../imports/capture-dialog.tsx')).CaptureDialog,
}));

const route = getRouteApi('/sources');
/** Without what was taken away, so that the address stays short. */
const present = (search: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(search).flatMap(([key, value]) => (value ? [[key, value]] : [])));

const SORTS = ['number', 'received', 'date', 'title'] as const;

/** All that was received, narrowed by words and facets. The address keeps what was asked. */
export const SourcesScreen = (): ReactElement => {
  const words = useWords();
  const { t } = words;
  const term = useTerms();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/sources' });
  const imports = useImports();
  const [capturing, setCapturing] = useState(false);
  const [by, order] = (search.sort ?? 'number-down').split('-');
  const sort = SORTS.find((one) => one === by) ?? 'number';
  const descending = order === 'down';
  const input: Omit<ItemListInput, 'limit' | 'offset'> = {
    sort,
    descending,
    ...(search.text ? { text: search.text } : {}),
    ...(search.kind ? { kind: search.kind as NonNullable<ItemListInput['kind']> } : {}),
    ...(search.language ? { language: search.language } : {}),
    ...(search.classification ? { classification: search.classification as Classification } : {}),
  };
  const items = useWindows('read.list-items', input);
  const narrowed = Boolean(search.text || search.kind || search.language || search.classification);
  const columns = useMemo(() => itemColumns(words, term), [words, term]);
  const ask = (part: { readonly [Key in keyof typeof search]?: string | undefined }): void =>
    void navigate({ search: (before) => present({ ...before, ...part }), replace: true });
  const open = (row: ItemRow): void => void navigate({ to: '/sources/$item', params: { item: row.id }, search: {} });

  return (
    <>
      <div className="screen-head">
        <h1>{t('nav.sources')}</h1>
        <span className="muted num">{items.loading ? '' : t('sources.total', { count: items.total })}</span>
        <span className="grow" />
        <SearchBox
          label={t('sources.search')}
          value={search.text ?? ''}
          onChange={(text) => ask({ text: text || undefined })}
        />
        <Button onPress={() => setCapturing(true)}>{t('capture')}</Button>
        <Button look="main" onPress={() => imports.ask()}>
          {t('import')}
        </Button>
      </div>
      <Suspense fallback={null}>{capturing ? <CaptureDialog onClose={() => setCapturing(false)} /> : null}</Suspense>
      <div className="sources-body">
        <Facets facets={items.answer?.facets} chosen={search} onChoose={ask} />
        <section className="sheet sources-table">
          {items.error && items.answer === undefined ? (
            <ErrorState fault={items.error} onRetry={items.again} />
          ) : items.loading ? (
            <LoadingState words={t('sources.loading')} />
          ) : items.total === 0 ? (
            narrowed ? (
              <EmptyState words={t('sources.none')} more={t('sources.none.more')}>
                <Button onPress={() => void navigate({ search: {}, replace: true })}>{t('sources.all')}</Button>
              </EmptyState>
            ) : (
              <EmptyState words={t('sources.empty')} more={t('sources.empty.more')}>
                <Button look="main" onPress={() => imports.ask()}>
                  {t('import')}
                </Button>
              </EmptyState>
            )
          ) : (
            <VirtualTable
              label={t('nav.sources')}
              columns={columns}
              total={items.total}
              rowAt={items.rowAt}
              onView={items.onView}
              onOpen={open}
              sort={{ by: sort, descending }}
              onSort={(wanted) => ask({ sort: `${wanted}-${wanted === sort && descending ? 'up' : 'down'}` })}
            />
          )}
        </section>
      </div>
    </>
  );
};
