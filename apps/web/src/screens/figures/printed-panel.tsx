import { type ReactElement, useState } from 'react';
import type { FigureRow, Output } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { SearchBox } from '../../design/search-box.tsx';
import { SourceLink } from '../../design/source-link.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

type Group = Output<'analyse.list-figures'>['groups'][number];

/** Figures exactly as printed, those of one population beside each other: nothing is averaged or corrected. */
export const PrintedPanel = (): ReactElement => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const figures = useRead('analyse.list-figures', text ? { text } : {}, { keep: true });
  return (
    <section className="printed" aria-label={t('figures.printed')}>
      <div className="row">
        <h2 className="grow">{t('figures.printed')}</h2>
        <SearchBox label={t('figures.search')} value={text} onChange={setText} />
      </div>
      <QueryState query={figures}>
        {({ groups }) =>
          groups.length === 0 ? (
            <div className="sheet">
              <EmptyState small words={t(text ? 'find.none' : 'figures.printed.none')} />
            </div>
          ) : (
            <div className="printed-groups">
              {groups.map((group) => (
                <GroupView key={group.population} group={group} />
              ))}
            </div>
          )
        }
      </QueryState>
    </section>
  );
};

const GroupView = ({ group }: { readonly group: Group }): ReactElement => {
  const { t } = useWords();
  const different = new Set(group.rows.map(({ value }) => value)).size;
  return (
    <section className="sheet printed-group">
      <h3>
        <bdi>{group.population}</bdi>{' '}
        {different > 1 ? <Pill tone="warn">{t('figures.differs', { count: different })}</Pill> : null}
      </h3>
      <ul>
        {group.rows.map((row) => (
          <RowView key={row.claimId} row={row} />
        ))}
      </ul>
    </section>
  );
};

const RowView = ({ row }: { readonly row: FigureRow }): ReactElement => {
  const { t, n, name, locale } = useWords();
  const term = useTerms();
  const when = row.period ?? row.itemDate;
  return (
    <li className="printed-row">
      <span>
        {row.qualifier && row.qualifier !== 'exactly' ? (
          <span className="muted">{term('qualifier', row.qualifier)} </span>
        ) : null}
        <b className="num">{n(row.value)}</b>{' '}
        {row.unit ? <span className="muted">{term('figure-unit', row.unit)}</span> : null}
      </span>
      <span>
        <SourceLink source={{ ...row, passages: row.passage ? [row.passage] : [] }} />
        <span className="faint small printed-more">
          {[
            when ? timeWords(when, locale) : null,
            row.speaker ? t('reader.says', { speaker: row.speaker }) : null,
            row.status === 'proposed' ? name('status', 'proposed') : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </span>
    </li>
  );
};
