import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/contract.ts';
import { useWords } from '../../words/words.tsx';
import { DoubtList } from './cluster-doubts.tsx';
import { signedBits } from './signed-bits.ts';

/** What holds the mentions together, the weakest link marked, and what speaks against. */
export const ClusterTies = ({
  cluster,
}: {
  readonly cluster: Output<'consolidate.open-cluster'>;
}): ReactElement | null => {
  const { t, n, name } = useWords();
  const labels = new Map(
    cluster.members.map(({ mentionId, label, itemNumber }) => [mentionId, `${label} (${itemNumber})`]),
  );
  const { weakest } = cluster;
  if (cluster.ties.length === 0) return null;
  return (
    <section className="sheet pad" aria-label={t('cluster.why')}>
      <h2>{t('cluster.why')}</h2>
      {cluster.contradictions.map(({ a, b }) => (
        <p key={`${a} ${b}`} className="cluster-against">
          {t('cluster.contradiction', { a: labels.get(a) ?? '', b: labels.get(b) ?? '' })}
        </p>
      ))}
      <ul className="cluster-ties">
        {cluster.ties.map((tie) => (
          <li key={`${tie.a} ${tie.b}`}>
            <span className={`match-sign ${(tie.bits ?? 0) < 0 || tie.verdict === 'different' ? 'against' : ''}`}>
              {tie.bits === null ? '' : signedBits(tie.bits, n)}
            </span>
            <Link to="/matches" search={{ a: tie.a, b: tie.b }}>
              <bdi>{labels.get(tie.a) ?? ''}</bdi> — <bdi>{labels.get(tie.b) ?? ''}</bdi>
            </Link>
            <span className="muted small">
              {[
                ...(tie.verdict === null ? [] : [t('cluster.judged', { verdict: name('verdict', tie.verdict) })]),
                ...(weakest?.a === tie.a && weakest.b === tie.b ? [t('cluster.weakest')] : []),
                ...(tie.bridge ? [t('matches.bridge')] : []),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {cluster.doubts.length > 0 ? (
        <>
          <h2 className="cluster-may">{t('cluster.doubts')}</h2>
          <DoubtList cluster={cluster} doubts={cluster.doubts} />
        </>
      ) : null}
      {cluster.cut ? <p className="muted">{t('cluster.cut')}</p> : null}
    </section>
  );
};
