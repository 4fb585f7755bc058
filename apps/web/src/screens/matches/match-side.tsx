import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { MatchSide } from '../../api/contract.ts';
import { SourceLink } from '../../design/source-link.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';
import { excerptsOf } from './excerpts.ts';

const EXCERPTS = 3;

/** One mention: how it is written, where, and the words around it. */
export const MatchSideView = (props: { readonly side: MatchSide; readonly label: string }): ReactElement => {
  const { t, own } = useWords();
  const term = useTerms();
  const { side } = props;
  return (
    <section className="sheet match-side" aria-label={props.label}>
      <div className="faint small">
        <SourceLink source={{ ...side, passages: side.passages.slice(0, 1) }} />
      </div>
      <div className="match-label">
        {side.entityId ? (
          <Link to="/people/$entity" params={{ entity: side.entityId }} search={{}}>
            <bdi>{side.label}</bdi>
          </Link>
        ) : (
          <bdi>{side.label}</bdi>
        )}
      </div>
      <div className="muted small">
        {side.role ? `${term('person-role', side.role)} · ` : ''}
        {t('matches.cluster', { count: side.clusterSize })}
      </div>
      {excerptsOf(side.passages)
        .slice(0, EXCERPTS)
        .map((excerpt) => (
          <p key={excerpt.start} className="match-passage">
            {excerpt.pieces.map((piece) =>
              piece.quoted ? (
                <Link
                  key={piece.start}
                  className="match-quote"
                  to="/sources/$item"
                  params={{ item: side.itemId }}
                  search={{ at: `${piece.start}-${piece.start + piece.text.length}` }}
                  title={t('matches.open-item')}
                >
                  {piece.text}
                </Link>
              ) : (
                <span key={piece.start} className="muted">
                  {piece.text}
                </span>
              ),
            )}
          </p>
        ))}
      {side.facts.length > 0 ? (
        <dl className="match-facts">
          {side.facts.map((fact) => (
            <div key={`${fact.label.en} ${fact.shown}`}>
              <dt>{own(fact.label)}</dt>
              <dd>
                <bdi>{fact.shown}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
};
