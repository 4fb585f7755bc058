import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Match } from '../../api/contract.ts';
import { Kbd } from '../../design/kbd.tsx';
import { useWords } from '../../words/words.tsx';
import { signedBits } from './signed-bits.ts';
import { type Asking, queueOf } from './use-judging.ts';

/** Who else is proposed to be one of these people, and by what. */
export const NeighboursPanel = ({
  match,
  asking,
}: {
  readonly match: Match;
  readonly asking: Asking;
}): ReactElement => {
  const { t, n, name } = useWords();
  return (
    <section className="sheet pad" aria-label={t('matches.neighbours')}>
      <div className="row">
        <h2 className="grow">{t('matches.neighbours')}</h2>
        <Link
          to="/matches/$mention"
          params={{ mention: match.a.mentionId }}
          search={{ with: match.b.mentionId, ...queueOf(asking) }}
          aria-keyshortcuts="C"
        >
          {t('matches.together.open')} <Kbd>C</Kbd>
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
