import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Person } from '../../api/contract.ts';
import { Sources } from '../../design/source-link.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

export const RelationsPanel = ({ person }: { readonly person: Person }): ReactElement => {
  const { t, locale } = useWords();
  const term = useTerms();
  return (
    <section className="sheet pad" aria-label={t('person.relations')}>
      <h2>{t('person.relations')}</h2>
      {person.relations.length === 0 ? <p className="muted">{t('person.relations.none')}</p> : null}
      <ul className="stack">
        {person.relations.map((relation) => (
          <li key={`${relation.relation} ${relation.label}`}>
            <span className="muted">{term('relationship-kind', relation.relation)}:</span>{' '}
            {relation.entityId ? (
              <Link to="/people/$entity" params={{ entity: relation.entityId }} search={{}}>
                <bdi>{relation.label}</bdi>
              </Link>
            ) : (
              <bdi>{relation.label}</bdi>
            )}
            {relation.born ? (
              <span className="muted">, {t('person.born', { when: timeWords(relation.born, locale) })}</span>
            ) : null}{' '}
            <Sources sources={relation.sources} show={1} />
          </li>
        ))}
      </ul>
    </section>
  );
};

export const MentionsPanel = ({ person }: { readonly person: Person }): ReactElement => {
  const { t } = useWords();
  const term = useTerms();
  return (
    <section className="sheet pad" aria-label={t('person.mentions')}>
      <h2>{t('person.mentions')}</h2>
      <ul>
        {person.mentions.map((mention) => (
          <li key={mention.mentionId} className="mention-line">
            <Link className="src" to="/sources/$item" params={{ item: mention.itemId }} search={{}}>
              <bdi>{mention.itemTitle}</bdi>
            </Link>
            <span>
              <bdi>{mention.label}</bdi>
              {mention.role ? <span className="faint small"> {term('person-role', mention.role)}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
