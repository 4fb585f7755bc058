import { Link } from '@tanstack/react-router';
import type { ItemRow } from '../../api/contract.ts';
import type { Column } from '../../design/virtual-table.tsx';
import { shortDay, timeWords } from '../../words/when.ts';
import type { Speaking } from '../../words/words.tsx';

type Term = (vocabulary: string, code: string) => string;

export const itemColumns = ({ t, n, name, locale }: Speaking, term: Term): readonly Column<ItemRow>[] => [
  {
    id: 'number',
    head: t('column.number'),
    width: '56px',
    end: true,
    sorts: 'number',
    wideOnly: true,
    cell: (row) => (
      <span className="num faint" title={`${t('column.received')}: ${shortDay(row.receivedAt, locale)}`}>
        {row.number}
      </span>
    ),
  },
  {
    id: 'title',
    head: t('column.title'),
    width: 'minmax(160px, 1fr)',
    sorts: 'title',
    cell: (row) => (
      <Link to="/sources/$item" params={{ item: row.id }} search={{}} title={row.title}>
        <bdi>{row.title}</bdi>
        {row.sameBytesAs === null ? null : (
          <span className="faint"> {t('item.same', { number: row.sameBytesAs })}</span>
        )}
        {row.related > 0 ? <span className="faint"> · {t('item.related', { count: row.related })}</span> : null}
      </Link>
    ),
  },
  {
    id: 'kind',
    head: t('column.kind'),
    width: '140px',
    wideOnly: true,
    cell: (row) => {
      const kind = row.kind ? term('document-kind', row.kind) : '';
      return (
        <span className="muted" title={kind}>
          {kind}
        </span>
      );
    },
  },
  {
    id: 'date',
    head: t('column.date'),
    width: '116px',
    sorts: 'date',
    wideOnly: true,
    cell: (row) => <span className="num muted">{row.documentDate ? dayOrTime(row.documentDate, locale) : '–'}</span>,
  },
  {
    id: 'classification',
    head: t('column.classification'),
    width: '104px',
    wideOnly: true,
    cell: (row) => <span className="muted">{term('classification', row.classification)}</span>,
  },
  {
    id: 'proposed',
    head: t('column.proposals'),
    width: 'minmax(112px, 148px)',
    cell: (row) =>
      row.disputed > 0 ? (
        <span className="alarm">{t('reader.disputed')}</span>
      ) : row.problems[0] ? (
        <span className="alarm" title={row.problems.map(({ code }) => name('problem-more', code)).join('\n')}>
          {name('problem', row.problems[0].code)}
        </span>
      ) : row.proposed > 0 ? (
        <span className="num">{t('item.proposed', { count: row.proposed })}</span>
      ) : row.confirmed > 0 ? (
        <span className="num item-read">✓ {n(row.confirmed)}</span>
      ) : (
        <span className="faint">–</span>
      ),
  },
];

const dayOrTime = (edtf: string, locale: Speaking['locale']): string =>
  /^\d{4}-\d\d-\d\d$/.test(edtf) ? shortDay(edtf, locale) : timeWords(edtf, locale);
