import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { ErrorState } from '../../design/states.tsx';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

const PORTION = 100;

/** Who did which deed to what: every line, newest first, and the check that none was changed. */
export const JournalPanel = (): ReactElement => {
  const { t } = useWords();
  const [befores, setBefores] = useState<readonly (number | null)[]>([null]);
  return (
    <section className="sheet pad stack">
      <JournalCheck />
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('journal.entry')}</th>
              <th scope="col">{t('journal.when')}</th>
              <th scope="col">{t('journal.deed')}</th>
              <th scope="col">{t('journal.item')}</th>
              <th scope="col">{t('journal.member')}</th>
            </tr>
          </thead>
          {befores.map((before, index) => (
            <Portion
              key={before ?? 'newest'}
              before={before}
              last={index === befores.length - 1}
              onOlder={(seq) => setBefores([...befores, seq])}
            />
          ))}
        </table>
      </div>
    </section>
  );
};

const Portion = (props: {
  readonly before: number | null;
  readonly last: boolean;
  readonly onOlder: (before: number) => void;
}): ReactElement => {
  const { n, name, t, who, locale } = useWords();
  const entries = useRead('preserve.list-entries', {
    limit: PORTION,
    ...(props.before === null ? {} : { before: props.before }),
  });
  const { data } = entries;
  const oldest = data?.rows.at(-1)?.seq ?? 0;
  if (!data) {
    return (
      <tbody>
        <tr>
          <td colSpan={5}>
            <QueryState query={entries} small loading={t('journal.loading')}>
              {() => null}
            </QueryState>
          </td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody>
      {data.rows.map((row) => (
        <tr key={row.seq}>
          <td className="num" title={row.leafHash}>
            {n(row.seq)}{' '}
            {row.seq <= data.sealedSize ? (
              <span className="sealed" title={t('custody.sealed')}>
                ●<span className="unseen">{t('custody.sealed')}</span>
              </span>
            ) : null}
          </td>
          <td className="num">{shortInstant(row.at, locale, new Date())}</td>
          <td>{name('deed', row.deed)}</td>
          <td>
            {row.item ? (
              <Link className="src" to="/sources/$item" params={{ item: row.item.id }} search={{}}>
                <bdi>{row.item.title}</bdi>
              </Link>
            ) : null}
          </td>
          <td>{who(row.member)}</td>
        </tr>
      ))}
      {props.last && oldest > 1 && data.rows.length === PORTION ? (
        <tr>
          <td colSpan={5}>
            <Button onPress={() => props.onOlder(oldest)}>{t('journal.older')}</Button>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
};

/** Reads every entry and every signed checkpoint again; asked for by a person, since it takes a while. */
const JournalCheck = (): ReactElement => {
  const { t } = useWords();
  const newest = useRead('preserve.list-entries', { limit: PORTION });
  const check = useRead('preserve.check-journal', {}, { enabled: false });
  return (
    <div className="stack">
      <div className="row">
        <h2 className="grow">
          {newest.data
            ? t('journal.size', { size: newest.data.size, sealed: newest.data.sealedSize })
            : t('work.journal')}
        </h2>
        <Button busy={check.isFetching} onPress={() => void check.refetch()}>
          {t(check.isFetching ? 'journal.checking' : 'journal.check')}
        </Button>
      </div>
      {check.error ? <ErrorState small fault={check.error} /> : null}
      {check.data && !check.isFetching ? (
        <div role="status" className="stack">
          {check.data.ok ? (
            <span>
              <Pill tone="ok">✓ {t('journal.ok', { size: check.data.size, checkpoints: check.data.checkpoints })}</Pill>
            </span>
          ) : (
            <>
              <b className="alarm">{t('journal.broken')}</b>
              {check.data.faults.map((fault) => (
                <p key={fault} className="alarm">
                  {fault}
                </p>
              ))}
            </>
          )}
          <p className="hash faint">
            {t('journal.root')}: {check.data.root}
          </p>
        </div>
      ) : null}
    </div>
  );
};
