import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/contract.ts';
import { useWords } from '../../words/words.tsx';

type Reviews = Output<'consolidate.list-reviews'>;

/** How far second looks agree so far; the pairs themselves are not listed, so that nothing is known beforehand. */
export const ReviewPanel = ({ reviews }: { readonly reviews: Reviews }): ReactElement => {
  const { t, n } = useWords();
  const line = (words: string, { pairs, agreed, share, kappa }: Reviews['byAnother']): ReactElement | null =>
    share === null ? null : (
      <div className="match-agreement">
        <span className="muted">{words}</span>
        <span className="num">
          {t('matches.agreement.of', { agreed: n(agreed), pairs: n(pairs), percent: n(Math.round(share * 100)) })}
        </span>
        {kappa === null ? null : (
          <span className="num">{t('matches.agreement.kappa', { kappa: n(Math.round(kappa * 100) / 100) })}</span>
        )}
      </div>
    );
  return (
    <aside className="match-queue" aria-label={t('matches.agreement')}>
      <h2>{t('matches.agreement')}</h2>
      <div className="sheet pad">
        {reviews.byAnother.pairs + reviews.bySame.pairs === 0 ? (
          <p className="muted">{t('matches.agreement.none')}</p>
        ) : null}
        {line(t('matches.agreement.another'), reviews.byAnother)}
        {line(t('matches.agreement.self'), reviews.bySame)}
      </div>
      <Link to="/matches" search={{}} aria-keyshortcuts="B">
        {t('matches.blind.leave')}
      </Link>
    </aside>
  );
};
