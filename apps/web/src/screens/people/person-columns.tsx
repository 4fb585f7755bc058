import { Link } from '@tanstack/react-router';
import type { PersonRow } from '../../api/contract.ts';
import { ChildMark } from '../../design/child-mark.tsx';
import { Pill } from '../../design/pill.tsx';
import type { Column } from '../../design/virtual-table.tsx';
import { timeWords } from '../../words/when.ts';
import type { Speaking } from '../../words/words.tsx';

type Term = (vocabulary: string, code: string) => string;

export const personColumns = ({ t, n, locale }: Speaking, term: Term): readonly Column<PersonRow>[] => [
  {
    id: 'name',
    head: t('people.name'),
    width: 'minmax(160px, 2fr)',
    sorts: 'name',
    cell: (row) => (
      <span className="name-cell">
        <Link to="/people/$entity" params={{ entity: row.entityId }} search={{}}>
          <bdi>{row.name}</bdi>
        </Link>
        {row.child ? <ChildMark /> : null}
      </span>
    ),
  },
  {
    id: 'forms',
    head: t('people.forms'),
    width: 'minmax(160px, 2.6fr)',
    wideOnly: true,
    cell: (row) => (
      <span className="muted">
        <bdi>{row.forms.filter((form) => form !== row.name).join(' · ')}</bdi>
      </span>
    ),
  },
  {
    id: 'role',
    head: t('people.role'),
    width: '172px',
    wideOnly: true,
    cell: (row) => <span className="muted">{row.role ? term('person-role', row.role) : ''}</span>,
  },
  {
    id: 'detained',
    head: t('people.detained'),
    width: 'minmax(120px, 2.6fr)',
    cell: (row) =>
      row.detained ? (
        <span className={row.detained === 'certain' ? '' : 'muted'}>
          {t(`people.${row.detained}`)}
          {row.detainedSince ? `, ${t('people.since', { when: timeWords(row.detainedSince, locale) })}` : ''}
        </span>
      ) : (
        <span className="faint">–</span>
      ),
  },
  {
    id: 'sources',
    head: t('people.sources'),
    width: '72px',
    end: true,
    sorts: 'sources',
    wideOnly: true,
    cell: (row) => <span className="num">{n(row.sources)}</span>,
  },
  {
    id: 'conflicts',
    head: t('people.conflicts'),
    width: '120px',
    wideOnly: true,
    cell: (row) => (row.conflicts > 0 ? <Pill tone="warn">≠ {n(row.conflicts)}</Pill> : null),
  },
];
