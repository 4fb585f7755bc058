import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { SourceRef } from '../api/contract.ts';
import { useWords } from '../words/words.tsx';

/** The way back to the page: opens the reader at the passage. Every value that rests on a source has one. */
export const SourceLink = (props: {
  readonly source: Pick<SourceRef, 'itemId' | 'itemTitle' | 'itemNumber' | 'passages'>;
  readonly children?: ReactNode;
}): ReactElement => {
  const { t } = useWords();
  const { itemId, itemTitle, itemNumber, passages } = props.source;
  const passage = passages[0];
  return (
    <Link
      className="src"
      to="/sources/$item"
      params={{ item: itemId }}
      search={passage ? { at: `${passage.start}-${passage.end}` } : {}}
      title={passage ? `“${passage.quote.slice(0, 200)}”` : itemTitle}
    >
      {props.children ?? (
        <>
          {itemTitle || t('item.number', { number: itemNumber })}
          {passage?.page ? t('source.page', { page: passage.page }) : ''}
        </>
      )}
    </Link>
  );
};

/** Up to `show` sources, then how many more. */
export const Sources = (props: { readonly sources: readonly SourceRef[]; readonly show?: number }): ReactElement => {
  const { t } = useWords();
  const show = props.show ?? 3;
  const more = props.sources.length - show;
  return (
    <span className="sources">
      {props.sources.slice(0, show).map((source, index) => (
        <span key={source.claimId}>
          {index > 0 ? '; ' : ''}
          <SourceLink source={source} />
        </span>
      ))}
      {more > 0 ? <span className="faint"> {t('sources.more', { more })}</span> : null}
    </span>
  );
};
