import type { ReactElement } from 'react';
import type { FacetCount, ItemList } from '../../api/contract.ts';
import type { WordKey } from '../../words/en.ts';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';

type FacetName = 'kind' | 'language' | 'classification';
type Chosen = Readonly<Partial<Record<FacetName, string>>>;

/** Each facet with its title, and the vocabulary that names its values where it has one. */
const FACETS: readonly (readonly [FacetName, WordKey, string | null])[] = [
  ['kind', 'facet.kind', 'document-kind'],
  ['language', 'facet.language', null],
  ['classification', 'facet.classification', 'classification'],
];

/** What the list can be narrowed by, with how many there are of each. */
export const Facets = (props: {
  readonly facets: ItemList['facets'] | undefined;
  readonly chosen: Chosen;
  readonly onChoose: (part: Partial<Record<FacetName, string | undefined>>) => void;
}): ReactElement => {
  const { t } = useWords();
  return (
    <aside className="facets" aria-label={t('facets')}>
      {FACETS.map(([facet, title, vocabulary]) => {
        const counts = (props.facets?.[facet] ?? []).filter(({ value, count }) => value !== null && count > 0);
        if (counts.length === 0) return null;
        return (
          <section key={facet}>
            <h2 className="nav-group">{t(title)}</h2>
            {counts.map((one) => (
              <FacetLine
                key={one.value}
                one={one}
                vocabulary={vocabulary}
                chosen={props.chosen[facet] === one.value}
                onChoose={(value) => props.onChoose({ [facet]: value })}
              />
            ))}
          </section>
        );
      })}
    </aside>
  );
};

const FacetLine = (props: {
  readonly one: FacetCount;
  readonly vocabulary: string | null;
  readonly chosen: boolean;
  readonly onChoose: (value: string | undefined) => void;
}): ReactElement => {
  const { name, n } = useWords();
  const term = useTerms();
  const value = props.one.value ?? '';
  return (
    <button
      type="button"
      className="facet"
      aria-pressed={props.chosen}
      onClick={() => props.onChoose(props.chosen ? undefined : value)}
    >
      <span>{props.vocabulary ? term(props.vocabulary, value) : name('language-of', value)}</span>
      <span className="faint num">{n(props.one.count)}</span>
    </button>
  );
};
