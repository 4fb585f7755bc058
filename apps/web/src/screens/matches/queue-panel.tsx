import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { useWords } from '../../words/words.tsx';
import { ProposeButton } from './propose-button.tsx';

/** The pairs that wait, the nearest first. */
export const QueuePanel = (props: {
  readonly queue: Output<'consolidate.list-matches'>;
  readonly chosen: { readonly a: string; readonly b: string } | undefined;
  /** Only pairs with a mention of this person. */
  readonly entity: string | undefined;
}): ReactElement | null => {
  const { t, n } = useWords();
  if (props.queue.rows.length === 0) return null;
  return (
    <aside className="match-queue" aria-label={t('matches.queue')}>
      <div className="row">
        <h2 className="grow">
          {t('matches.queue')} <span className="faint num">{n(props.queue.total)}</span>
        </h2>
      </div>
      {props.entity ? <OfPerson entity={props.entity} /> : null}
      <ul className="sheet">
        {props.queue.rows.map((row) => (
          <li key={`${row.a} ${row.b}`}>
            <Link
              to="/matches"
              search={{ a: row.a, b: row.b, ...(props.entity ? { entity: props.entity } : {}) }}
              aria-current={row.a === props.chosen?.a && row.b === props.chosen.b ? 'true' : undefined}
            >
              <span className="grid-cell">
                <bdi>{row.labelA}</bdi>
              </span>
              <span className="grid-cell muted">
                <bdi>{row.labelB}</bdi>
              </span>
              <span className="num faint small">{`${row.bits > 0 ? '+' : ''}${n(Math.round(row.bits * 10) / 10)}`}</span>
            </Link>
          </li>
        ))}
      </ul>
      <ProposeButton />
    </aside>
  );
};

const OfPerson = (props: { readonly entity: string }): ReactElement => {
  const { t } = useWords();
  const person = useRead('register.open-person', { entity: props.entity });
  return (
    <p className="small">
      {t('matches.of', { name: person.data?.name ?? '…' })} ·{' '}
      <Link to="/matches" search={{}}>
        {t('matches.all')}
      </Link>
    </p>
  );
};
