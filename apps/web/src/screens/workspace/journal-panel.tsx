import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Input } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { SearchBox } from '../../design/search-box.tsx';
import { EmptyState, ErrorState } from '../../design/states.tsx';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { AnchorsPanel } from './anchors-panel.tsx';
import { EntryDialog } from './entry-dialog.tsx';

const PORTION = 100;

const route = getRouteApi('/workspace');

type Sought = Pick<Input<'preserve.list-entries'>, 'text' | 'deed' | 'member' | 'from' | 'to'>;

/** Who did which deed to what: every line, newest first, sought by words and days; the check that none was changed. */
export const JournalPanel = (): ReactElement => {
  const { t, name } = useWords();
  const { text, deed, member, from, to } = route.useSearch();
  const navigate = useNavigate({ from: '/workspace' });
  const sought: Sought = {
    ...(text === undefined ? {} : { text }),
    ...(deed === undefined ? {} : { deed }),
    ...(member === undefined ? {} : { member }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const seek = (change: { readonly [Key in keyof Sought]: Sought[Key] | undefined }): void =>
    void navigate({
      search: Object.fromEntries(
        Object.entries({ tab: 'journal', ...sought, ...change }).filter(([, value]) => value !== undefined),
      ),
      replace: true,
    });
  const isSought = Object.keys(sought).length > 0;
  return (
    <div className="stack">
      <AnchorsPanel />
      <section className="sheet pad stack">
        <JournalCheck />
        <search className="row journal-search">
          <SearchBox
            label={t('journal.search')}
            value={text ?? ''}
            onChange={(typed) => seek({ text: typed.trim() === '' ? undefined : typed.trim() })}
          />
          <MemberBox value={member} onChange={(chosen) => seek({ member: chosen })} />
          <DayBox label={t('journal.from')} value={from} onChange={(day) => seek({ from: day })} />
          <DayBox label={t('journal.to')} value={to} onChange={(day) => seek({ to: day })} />
          {deed === undefined ? null : (
            <Button size="tiny" onPress={() => seek({ deed: undefined })}>
              {name('deed', deed)} <span aria-hidden="true">✕</span>
              <span className="unseen">{t('journal.all-deeds')}</span>
            </Button>
          )}
          {isSought ? (
            <Button
              look="bare"
              onPress={() =>
                seek({ text: undefined, deed: undefined, member: undefined, from: undefined, to: undefined })
              }
            >
              {t('journal.everything')}
            </Button>
          ) : null}
        </search>
        <Entries key={JSON.stringify(sought)} sought={sought} onDeed={(chosen) => seek({ deed: chosen })} />
      </section>
    </div>
  );
};

const Entries = (props: { readonly sought: Sought; readonly onDeed: (deed: string) => void }): ReactElement => {
  const { t } = useWords();
  const [befores, setBefores] = useState<readonly (number | null)[]>([null]);
  const [shown, setShown] = useState<number | null>(null);
  return (
    <>
      <div className="table-scroll">
        <table className="lines">
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
              sought={props.sought}
              before={before}
              last={index === befores.length - 1}
              onOlder={(seq) => setBefores([...befores, seq])}
              onDeed={props.onDeed}
              onShow={setShown}
            />
          ))}
        </table>
      </div>
      {shown === null ? null : <EntryDialog seq={shown} onClose={() => setShown(null)} />}
    </>
  );
};

/** Whose deeds: everybody who is or was here. Not shown where there is only one. */
const MemberBox = (props: {
  readonly value: string | undefined;
  readonly onChange: (member: string | undefined) => void;
}): ReactElement | null => {
  const { t, who } = useWords();
  const members = useRead('team.list-members', {}).data?.members ?? [];
  if (members.length < 2 && props.value === undefined) return null;
  return (
    <select
      className="box member-box"
      aria-label={t('journal.member')}
      value={props.value ?? ''}
      onChange={(change) => props.onChange(change.target.value === '' ? undefined : change.target.value)}
    >
      <option value="">{t('journal.anybody')}</option>
      {members.map(({ id, name }) => (
        <option key={id} value={id}>
          {who(name)}
        </option>
      ))}
    </select>
  );
};

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day or nothing; asked for when it is whole. */
const DayBox = (props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}): ReactElement => {
  const [typed, setTyped] = useState(props.value ?? '');
  return (
    <input
      className="box num day-box"
      aria-label={props.label}
      placeholder={props.label}
      inputMode="numeric"
      maxLength={10}
      autoComplete="off"
      aria-invalid={typed !== '' && !DAY.test(typed)}
      value={typed}
      onChange={(change) => {
        const text = change.target.value.trim();
        setTyped(text);
        if (text === '') props.onChange(undefined);
        else if (DAY.test(text) && !Number.isNaN(Date.parse(text))) props.onChange(text);
      }}
    />
  );
};

const Portion = (props: {
  readonly sought: Sought;
  readonly onDeed: (deed: string) => void;
  readonly onShow: (seq: number) => void;
  readonly before: number | null;
  readonly last: boolean;
  readonly onOlder: (before: number) => void;
}): ReactElement => {
  const { n, name, t, who, locale } = useWords();
  const entries = useRead('preserve.list-entries', {
    limit: PORTION,
    ...props.sought,
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
  if (data.rows.length === 0) {
    return (
      <tbody>
        <tr>
          <td colSpan={5}>
            <EmptyState small words={t('journal.nothing-found')} />
          </td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody>
      {data.rows.map((row) => (
        <tr key={row.seq}>
          <td className="num once" title={row.leafHash}>
            <button type="button" className="link num" onClick={() => props.onShow(row.seq)}>
              {n(row.seq)}
            </button>{' '}
            {row.seq <= data.sealedSize ? (
              <span className="sealed" title={t('custody.sealed')}>
                ●<span className="unseen">{t('custody.sealed')}</span>
              </span>
            ) : null}
          </td>
          <td className="num once">{shortInstant(row.at, locale, new Date())}</td>
          <td>
            <button type="button" className="link" onClick={() => props.onDeed(row.deed)}>
              {name('deed', row.deed)}
            </button>
            {row.erased ? <span className="faint"> {t('journal.erased')}</span> : null}
          </td>
          <td>
            {row.item ? (
              <Link className="src" to="/sources/$item" params={{ item: row.item.id }} search={{}}>
                <bdi>{row.item.title}</bdi>
              </Link>
            ) : null}
          </td>
          <td className="once">{who(row.member)}</td>
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
      {newest.data?.trouble ? (
        <p className="alarm" lang="en">
          {newest.data.trouble}
        </p>
      ) : null}
      {newest.data?.root && !check.data ? (
        <p className="hash faint">
          {t('journal.root')}: {newest.data.root}
        </p>
      ) : null}
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
