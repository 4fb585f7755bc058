import { type ReactElement, useState } from 'react';
import type { Comparison } from '../../api/contract.ts';
import { useShown } from '../../api/use-schema.ts';
import { Choices } from '../../design/field.tsx';
import { SourceLink } from '../../design/source-link.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';

type Row = Comparison['values'][number];
type Said = Row['a'][number];

const WHICH = ['differ', 'one', 'same'] as const;
type Which = (typeof WHICH)[number];

/** Where both say something and not the same; what only one says; and where they agree. */
export const sortedOut = (rows: readonly Row[]): Readonly<Record<Which, readonly Row[]>> => {
  const both = (row: Row): boolean => row.a.length > 0 && row.b.length > 0;
  return {
    differ: rows.filter((row) => row.differs && both(row)),
    one: rows.filter((row) => row.differs && !both(row)),
    same: rows.filter(({ differs }) => !differs),
  };
};

/** What was read in the two items, subject by subject: first where they differ. */
export const ComparedValues = ({ found }: { readonly found: Comparison }): ReactElement => {
  const { t, own } = useWords();
  const groups = sortedOut(found.values);
  const [chosen, choose] = useState<Which>(groups.differ.length > 0 ? 'differ' : 'one');
  const rows = groups[chosen];
  return (
    <section className="compare-values">
      <Choices
        label={t('compare.values')}
        labelUnseen
        value={chosen}
        onChange={choose}
        choices={WHICH.map((which) => ({
          value: which,
          label: t(`compare.values.${which}`, { count: groups[which].length }),
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState small words={t('compare.no-values')} />
      ) : (
        <div className="sheet letter-list">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('compare.about')}</th>
                <th scope="col">{found.a.title}</th>
                <th scope="col">{found.b.title}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of one answer keep their places
                <tr key={index}>
                  <th scope="row">
                    {row.subject ? <bdi>{row.subject}</bdi> : null}
                    <span className="muted small">{own(row.label)}</span>
                  </th>
                  {(['a', 'b'] as const).map((side) => (
                    <td key={side}>
                      {row[side].length === 0 ? <span className="faint">{t('compare.not-said')}</span> : null}
                      {row[side].map((said) => (
                        <Value key={said.claimId} said={said} group={row.group} side={found[side]} />
                      ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

const Value = (props: {
  readonly said: Said;
  readonly group: Row['group'];
  readonly side: Comparison['a'];
}): ReactElement => {
  const showing = useShown();
  const term = useTerms();
  const { said, side, group } = props;
  return (
    <div className={said.both ? 'compared both' : 'compared'}>
      <SourceLink source={{ itemId: side.id, itemTitle: side.title, itemNumber: side.number, passages: said.passages }}>
        {said.qualifier && said.qualifier !== 'exactly' ? <i>{term('qualifier', said.qualifier)} </i> : null}
        <bdi>{group === 'figure' ? said.shown : showing(said.value, said.shown)}</bdi>
      </SourceLink>
    </div>
  );
};
