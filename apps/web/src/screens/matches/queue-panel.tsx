import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/use-deed.ts';
import { useKindWord } from '../../api/use-schema.ts';
import { Button } from '../../design/button.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';
import { FAMILIES } from './families.ts';
import { ProposeButton } from './propose-button.tsx';
import { signedBits } from './signed-bits.ts';
import { type Asking, keyOf, type PairIds } from './use-judging.ts';

type Queue = Output<'consolidate.list-matches'>;

/** The pairs that wait, in the order of doubt and consequence, and what people said that does not fit together. */
export const QueuePanel = (props: {
  readonly queue: Queue;
  readonly chosen: PairIds | undefined;
  readonly asking: Asking;
  readonly done: ReadonlySet<string>;
}): ReactElement | null => {
  const { t, n } = useWords();
  const { queue, chosen, asking } = props;
  const kindWord = useKindWord();
  const rows = queue.rows.filter((row) => !props.done.has(keyOf(row)));
  const { entity, order, family } = asking;
  if (rows.length === 0 && queue.told.length === 0 && family === undefined) return null;
  const of = { ...(entity ? { entity } : {}), ...(family ? { family } : {}) };
  const where = { ...of, ...(order === 'nearest' ? { order } : {}) };
  const isChosen = (pair: PairIds): 'true' | undefined =>
    chosen !== undefined && keyOf(pair) === keyOf(chosen) ? 'true' : undefined;
  return (
    <aside className="match-queue" aria-label={t('matches.queue')}>
      {queue.told.length > 0 ? <Told told={queue.told} isChosen={isChosen} /> : null}
      <div className="row">
        <h2 className="grow">
          {t('matches.queue')} <span className="faint num">{n(queue.total)}</span>
        </h2>
      </div>
      <nav className="match-families small" aria-label={t('matches.order')}>
        <Link to="/matches" search={of} data-chosen={order !== 'nearest'}>
          {t('matches.order.doubt')}
        </Link>
        <Link to="/matches" search={{ ...of, order: 'nearest' }} data-chosen={order === 'nearest'}>
          {t('matches.order.nearest')}
        </Link>
      </nav>
      <Families asking={asking} />
      {entity ? <OfPerson entity={entity} /> : null}
      {rows.length === 0 ? <p className="muted small">{t('matches.family.none')}</p> : null}
      <ul className="sheet">
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <Link to="/matches" search={{ a: row.a, b: row.b, ...where }} aria-current={isChosen(row)}>
              <span className="grid-cell">
                <bdi>{row.labelA}</bdi>
              </span>
              <span className="grid-cell muted">
                <bdi>{row.labelB}</bdi>
              </span>
              <span className="num faint small">{signedBits(row.bits, n)}</span>
              {row.audit || row.bridge || row.inLetter || row.kind !== 'Person' ? (
                <span className="match-marks muted small">
                  {row.kind === 'Person' ? null : <span>{kindWord(row.kind)}</span>}
                  {row.inLetter ? <span title={t('matches.in-letter.more')}>{t('matches.in-letter')}</span> : null}
                  {row.bridge ? <span title={t('matches.bridge.more')}>{t('matches.bridge')}</span> : null}
                  {row.audit ? <span title={t('matches.audit.more')}>{t('matches.audit')}</span> : null}
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/matches" search={{ blind: '1' }} aria-keyshortcuts="B">
        {t('matches.blind')}
      </Link>
      <ProposeButton />
    </aside>
  );
};

/** The kinds of which pairs are shown: one of them, or all. */
const Families = ({ asking }: { readonly asking: Asking }): ReactElement => {
  const { t } = useWords();
  const { entity, order, family } = asking;
  const where = { ...(entity ? { entity } : {}), ...(order === 'nearest' ? { order } : {}) };
  return (
    <nav className="match-families small" aria-label={t('matches.family')}>
      <Link to="/matches" search={where} data-chosen={family === undefined}>
        {t('matches.family.all')}
      </Link>
      {FAMILIES.map((one) => (
        <Link key={one} to="/matches" search={{ ...where, family: one }} data-chosen={family === one}>
          {t(`matches.family.${one}`)}
        </Link>
      ))}
    </nav>
  );
};

const Told = (props: {
  readonly told: Queue['told'];
  readonly isChosen: (pair: PairIds) => 'true' | undefined;
}): ReactElement => {
  const { t, told } = useWords();
  const notices = useNotices();
  const accept = useWrite('consolidate.accept-changes');
  const take = (judgement: string): void =>
    accept.mutate(
      { judgements: [judgement] },
      { onSuccess: () => notices.tell(t('matches.accepted')), onError: (fault) => notices.warn(told(fault.faults)) },
    );
  return (
    <>
      <h2>{t('matches.told')}</h2>
      <ul className="sheet match-told">
        {props.told.map((row) => (
          <li key={`${row.why} ${keyOf(row)}`}>
            <Link to="/matches" search={{ a: row.a, b: row.b }} aria-current={props.isChosen(row)}>
              <span className="grid-cell">
                <bdi>{row.labelA}</bdi>
              </span>
              <span className="grid-cell muted">
                <bdi>{row.labelB}</bdi>
              </span>
              <span className="small match-why">
                {t(`matches.told.${row.why}`, { chain: row.chain.map(({ label }) => label).join(' = ') })}
              </span>
            </Link>
            {row.judgement === null ? null : (
              <div className="match-accept">
                <Button size="tiny" busy={accept.isPending} onPress={() => take(row.judgement ?? '')}>
                  {t('matches.accept')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
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
