import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { MatchSide } from '../../api/contract.ts';
import { useKindWord, useShown } from '../../api/use-schema.ts';
import { SourceLink } from '../../design/source-link.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';
import { excerptsOf } from './excerpts.ts';
import { factsShown } from './facts-shown.ts';

/** What stands above the evidence at first: enough to know who is meant. */
const FEW = { excerpts: 1, facts: 4 };
const ALL = { excerpts: 3, facts: Number.POSITIVE_INFINITY };

/** One mention: how it is written, where, and the words around it. */
export const MatchSideView = (props: {
  readonly side: MatchSide;
  readonly beside: MatchSide;
  readonly label: string;
  readonly all: boolean;
  /** Nothing that tells what others judged. */
  readonly blind: boolean;
}): ReactElement => {
  const { t, own } = useWords();
  const showing = useShown();
  const term = useTerms();
  const kindWord = useKindWord();
  const { side } = props;
  const most = props.all ? ALL : FEW;
  const facts = factsShown(side, props.beside);
  return (
    <section className="sheet match-side" aria-label={props.label}>
      <div className="faint small">
        <SourceLink source={{ ...side, passages: side.passages.slice(0, 1) }} />
      </div>
      <div className="match-label">
        {side.entityId && side.kind === 'Person' ? (
          <Link to="/people/$entity" params={{ entity: side.entityId }} search={{}}>
            <bdi>{side.label}</bdi>
          </Link>
        ) : (
          <bdi>{side.label}</bdi>
        )}
      </div>
      <div className="muted small">
        {[
          ...(side.kind === 'Person' ? [] : [kindWord(side.kind)]),
          ...(side.role ? [term(side.kind === 'Organisation' ? 'organisation-role' : 'person-role', side.role)] : []),
          ...(props.blind ? [] : [t('matches.cluster', { count: side.clusterSize })]),
        ].join(' · ')}
      </div>
      {excerptsOf(side.passages)
        .slice(0, most.excerpts)
        .map((excerpt) => (
          <p key={excerpt.start} className={`match-passage ${props.all ? '' : 'brief'}`}>
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
      {facts.length > 0 ? (
        <dl className="match-facts">
          {facts.slice(0, most.facts).map((fact) => (
            <div key={`${fact.label.en} ${fact.shown}`}>
              <dt>{own(fact.label)}</dt>
              <dd>
                <bdi>{showing(fact.value, fact.shown)}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
};
