import type { ReactElement } from 'react';
import type { Fact, Person } from '../../api/contract.ts';
import { useShown } from '../../api/use-schema.ts';
import { Pill } from '../../design/pill.tsx';
import { Sources } from '../../design/source-link.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

/** What sources say, property by property; those that differ first. Nothing is merged into one truth. */
export const FactsPanel = ({ person }: { readonly person: Person }): ReactElement => {
  const { t } = useWords();
  const facts = person.facts.toSorted((a, b) => Number(b.conflict) - Number(a.conflict));
  return (
    <section className="sheet pad" aria-label={t('person.facts')}>
      <h2>{t('person.facts')}</h2>
      {facts.length === 0 ? <EmptyState small words={t('person.facts.none')} /> : null}
      {facts.map((fact) => (
        <FactView key={fact.property} fact={fact} />
      ))}
    </section>
  );
};

const FactView = ({ fact }: { readonly fact: Fact }): ReactElement => {
  const { t, own, name, locale } = useWords();
  const showing = useShown();
  const term = useTerms();
  return (
    <div className="fact">
      <h3>
        {own(fact.label)} {fact.conflict ? <Pill tone="warn">{t('person.differ')}</Pill> : null}
      </h3>
      <ul>
        {fact.values.map((value) => {
          const speakers = [
            ...new Set(value.sources.map(({ speaker }) => speaker).filter((speaker) => speaker !== null)),
          ];
          const hedge = value.sources.find(({ qualifier }) => qualifier !== null && qualifier !== 'exactly')?.qualifier;
          return (
            <li key={`${value.shown} ${value.happenedOn ?? ''}`} className="fact-value">
              <span>
                {hedge ? <i>{term('qualifier', hedge)} </i> : null}
                <b className={value.status === 'proposed' ? 'fact-proposed' : ''}>
                  <bdi>{showing(value.value, value.shown)}</bdi>
                </b>
                {value.happenedOn ? <span className="muted">, {timeWords(value.happenedOn, locale)}</span> : null}
                {value.status === 'proposed' ? (
                  <span className="faint small"> {name('status', 'proposed')}</span>
                ) : null}
              </span>
              <span className="fact-sources">
                <Sources sources={value.sources} />
                {speakers.length > 0 ? (
                  <span className="muted small"> · {t('reader.says', { speaker: speakers.join(', ') })}</span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
