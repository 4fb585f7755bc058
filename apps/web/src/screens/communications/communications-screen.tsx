import './communications.css';
import { daysBetween } from '@amparo/core/ground/day';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { CommunicationRow } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Choices } from '../../design/field.tsx';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { isoDayOf, longDay, timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { DocxButton } from './docx-button.tsx';

const STAGES = ['draft', 'sent', 'replied', 'closed'] as const;

/** Letters to Governments: those found in sources, and our own drafts, by stage and with their clocks. */
export const CommunicationsScreen = (): ReactElement => {
  const { t } = useWords();
  const letters = useRead('communicate.list-communications', {});
  const [as, setAs] = useState<'board' | 'list'>('board');
  return (
    <>
      <div className="screen-head">
        <h1>{t('nav.communications')}</h1>
        <span className="grow" />
        <Choices
          label={t('nav.communications')}
          labelUnseen
          value={as}
          onChange={setAs}
          choices={[
            { value: 'board', label: t('comm.board') },
            { value: 'list', label: t('comm.list') },
          ]}
        />
        <Link className="btn main" to="/communications/new" search={{}}>
          {t('comm.new')}
        </Link>
      </div>
      <QueryState query={letters}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="sheet">
              <EmptyState words={t('comm.empty')} more={t('comm.empty.more')}>
                <Link className="btn main" to="/communications/new" search={{}}>
                  {t('comm.new')}
                </Link>
              </EmptyState>
            </div>
          ) : as === 'board' ? (
            <Board rows={rows} />
          ) : (
            <List rows={rows} />
          )
        }
      </QueryState>
    </>
  );
};

const Board = ({ rows }: { readonly rows: readonly CommunicationRow[] }): ReactElement => {
  const { t, name, n } = useWords();
  const stages = [
    ...STAGES.filter((stage) => stage === 'draft' || rows.some((row) => row.stage === stage)),
    ...otherStages(rows),
  ];
  return (
    <div className="board">
      {stages.map((stage) => {
        const own = rows.filter((row) => row.stage === stage);
        return (
          <section key={stage} aria-label={name('stage', stage)}>
            <h2>
              {name('stage', stage)} <span className="faint num">{n(own.length)}</span>
            </h2>
            {own.length === 0 ? <p className="faint">{t('comm.none-here')}</p> : null}
            {own.map((row) => (
              <LetterCard key={row.id ?? row.itemId} row={row} />
            ))}
          </section>
        );
      })}
    </div>
  );
};

const otherStages = (rows: readonly CommunicationRow[]): readonly string[] =>
  [...new Set(rows.map(({ stage }) => stage))].filter((stage) => !(STAGES as readonly string[]).includes(stage));

const LetterCard = ({ row }: { readonly row: CommunicationRow }): ReactElement => {
  const { t, locale } = useWords();
  const term = useTerms();
  return (
    <article className="sheet letter-card">
      <div className="row small">
        <b>{row.reference ?? (row.type ? term('communication-type', row.type) : t('comm.ours'))}</b>
        <span className="grow" />
        <span className="faint num">{row.date ? timeWords(row.date, locale) : ''}</span>
      </div>
      <LetterTitle row={row} />
      <div className="row small muted">
        <span>{row.state ? term('state', row.state) : ''}</span>
        {row.persons > 0 ? <span>· {t('comm.persons', { count: row.persons })}</span> : null}
        <span className="grow" />
        <Clock row={row} />
      </div>
      <ReplyLine row={row} />
      {row.id ? <DocxButton communication={row.id} /> : null}
    </article>
  );
};

const LetterTitle = ({ row }: { readonly row: CommunicationRow }): ReactElement =>
  row.itemId ? (
    <Link className="letter-title" to="/sources/$item" params={{ item: row.itemId }} search={{}}>
      <bdi>{row.title}</bdi>
    </Link>
  ) : (
    <div className="letter-title">
      <bdi>{row.title}</bdi>
    </div>
  );

/** The reply that was read, and whether a person has confirmed that it answers this letter. */
const ReplyLine = ({ row }: { readonly row: CommunicationRow }): ReactElement | null => {
  const { t, locale } = useWords();
  const { reply } = row;
  if (!reply) return null;
  return (
    <div className="small">
      <Link className="src" to="/sources/$item" params={{ item: reply.itemId }} search={{}} title={reply.title}>
        {reply.date ? t('comm.reply', { when: timeWords(reply.date, locale) }) : t('comm.reply.undated')}
      </Link>
      {reply.status === 'proposed' ? <span className="faint"> · {t('comm.reply.proposed')}</span> : null}
    </div>
  );
};

/** How long the State may reply before the letter is public, by the days that the letter names itself. */
const Clock = ({ row }: { readonly row: CommunicationRow }): ReactElement | null => {
  const { t, locale } = useWords();
  if (!row.publicDue) return null;
  const days = daysBetween(isoDayOf(new Date()), row.publicDue);
  return days > 0 ? (
    <Pill tone="time" title={t('comm.public-due', { when: longDay(row.publicDue, locale) })}>
      {t('comm.public-in', { days })}
    </Pill>
  ) : (
    <Pill
      tone={row.stage === 'sent' ? 'warn' : 'plain'}
      title={t('comm.public-since', { when: longDay(row.publicDue, locale) })}
    >
      {row.stage === 'sent'
        ? t('comm.over', { days: -days })
        : t('comm.public-since', { when: longDay(row.publicDue, locale) })}
    </Pill>
  );
};

const List = ({ rows }: { readonly rows: readonly CommunicationRow[] }): ReactElement => {
  const { t, name, locale } = useWords();
  const term = useTerms();
  return (
    <section className="sheet letter-list">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('comm.reference')}</th>
            <th scope="col">{t('comm.subject')}</th>
            <th scope="col">{t('comm.state')}</th>
            <th scope="col">{t('comm.date')}</th>
            <th scope="col">{t('comm.stage')}</th>
            <th scope="col">
              <span className="unseen">{t('comm.docx')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id ?? row.itemId}>
              <td className="num">{row.reference ?? row.type ?? ''}</td>
              <td>
                <LetterTitle row={row} />
              </td>
              <td>{row.state ? term('state', row.state) : ''}</td>
              <td className="num">{row.date ? timeWords(row.date, locale) : ''}</td>
              <td>
                {name('stage', row.stage)} <Clock row={row} />
                <ReplyLine row={row} />
              </td>
              <td>{row.id ? <DocxButton communication={row.id} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
