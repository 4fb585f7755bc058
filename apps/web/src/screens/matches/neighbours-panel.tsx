import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Match } from '../../api/contract.ts';
import { useWords } from '../../words/words.tsx';
import { signedBits } from './signed-bits.ts';

/** Who else is proposed to be one of these people, and by what. */
export const NeighboursPanel = ({ match }: { readonly match: Match }): ReactElement => {
  const { t, n, name } = useWords();
  return (
    <section className="sheet pad" aria-label={t('matches.neighbours')}>
      <div className="row">
        <h2 className="grow">{t('matches.neighbours')}</h2>
        <Link to="/matches/$mention" params={{ mention: match.a.mentionId }} aria-keyshortcuts="C">
          {t('matches.together.open')}
        </Link>
      </div>
      {match.neighbours.length === 0 ? (
        <p className="muted">{t('matches.neighbours.none')}</p>
      ) : (
        <ul className="match-neighbours">
          {match.neighbours.map((other) => (
            <li key={other.mentionId}>
              <Link to="/sources/$item" params={{ item: other.itemId }} search={{}}>
                <bdi>{other.label}</bdi>
              </Link>{' '}
              <span className="faint small">
                <bdi>{other.itemTitle}</bdi>
              </span>
              <span className="muted small match-ties">
                {other.ties.map((tie) => (
                  <span key={tie.to}>
                    {t(tie.to === 'a' ? 'matches.tie.first' : 'matches.tie.other')}{' '}
                    {tie.verdict === null
                      ? t('bits', { bits: signedBits(tie.bits ?? 0, n) })
                      : t('cluster.judged', { verdict: name('verdict', tie.verdict) })}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
