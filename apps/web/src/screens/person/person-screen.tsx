import './person.css';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Person } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { ChildMark } from '../../design/child-mark.tsx';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { SourceLink } from '../../design/source-link.tsx';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { BindingPanel } from './binding-panel.tsx';
import { ConsentPanel } from './consent-panel.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { LifePanel } from './life-panel.tsx';
import { MentionsPanel, RelationsPanel } from './relations-panel.tsx';
import { StateOn } from './state-on.tsx';

const route = getRouteApi('/people/$entity');

/** Everything said about one person, side by side: by whom, where, and where sources differ. */
export const PersonScreen = (): ReactElement => {
  const { t } = useWords();
  const { entity } = route.useParams();
  const { asOf, knownAt } = route.useSearch();
  const person = useRead(
    'register.open-person',
    { entity, ...(asOf ? { asOf } : {}), ...(knownAt === undefined ? {} : { knownAt }) },
    { keep: true },
  );
  return (
    <QueryState query={person} loading={t('person.loading')} title={t('nav.people')}>
      {(answer) => <OpenPerson person={answer} key={answer.entityId} />}
    </QueryState>
  );
};

const OpenPerson = ({ person }: { readonly person: Person }): ReactElement => {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <>
      <div className="crumb">
        <Link to="/people" search={{}}>
          {t('nav.people')}
        </Link>
      </div>
      <div className="row">
        <h1>
          <bdi>{person.name}</bdi>
        </h1>
        {person.child ? <ChildMark /> : null}
        <span className="grow" />
        {person.detained ? (
          <Pill tone={person.detained === 'certain' ? 'warn' : 'time'}>{t(`person.detained.${person.detained}`)}</Pill>
        ) : null}
        <Button
          onPress={() => void navigate({ to: '/matches', search: { entity: person.entityId } })}
          disabled={person.matchesWaiting === 0}
        >
          {t('person.match', { count: person.matchesWaiting })}
        </Button>
        <Link className="btn main" to="/communications/new" search={{ person: person.entityId }}>
          {t('person.letter')}
        </Link>
      </div>
      {person.redirectedFrom ? <p className="muted">{t('person.moved')}</p> : null}
      <Forms person={person} />
      <Summary person={person} />
      <section className="sheet person-life">
        <div className="row">
          <h2 className="grow">{t('person.life')}</h2>
          <StateOn person={person} />
        </div>
        <LifePanel person={person} />
      </section>
      <div className="person-panels">
        <FactsPanel person={person} />
        <div className="stack">
          <BindingPanel person={person} />
          <ConsentPanel person={person} />
          <RelationsPanel person={person} />
          <MentionsPanel person={person} />
        </div>
      </div>
    </>
  );
};

/** Every form of the name as written, and where: a click opens the first place. */
const Forms = ({ person }: { readonly person: Person }): ReactElement => {
  const { t, name, n } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? person.forms : person.forms.slice(0, 8);
  return (
    <ul className="row person-forms" aria-label={t('person.forms')}>
      {shown.map((form) => (
        <li key={form.form} className="pill">
          {form.sources[0] ? (
            <SourceLink source={form.sources[0]}>
              <bdi>{form.form}</bdi>
            </SourceLink>
          ) : (
            <bdi>{form.form}</bdi>
          )}
          <span className="faint">
            {name('script', form.script)} · {n(form.count)}
          </span>
        </li>
      ))}
      {shown.length < person.forms.length ? (
        <li>
          <Button size="tiny" onPress={() => setAll(true)}>
            {t('sources.more', { more: person.forms.length - shown.length })}
          </Button>
        </li>
      ) : null}
    </ul>
  );
};

const Summary = ({ person }: { readonly person: Person }): ReactElement => {
  const { t, locale } = useWords();
  const claims = new Set(
    [
      ...person.facts.flatMap(({ values }) => values),
      ...person.lanes.flatMap(({ bars }) => bars),
      ...person.forms,
    ].flatMap(({ sources }) => sources.map(({ claimId }) => claimId)),
  );
  const items = new Set(person.mentions.map(({ itemId }) => itemId));
  const conflicts =
    person.facts.filter(({ conflict }) => conflict).length +
    person.lanes.flatMap(({ bars }) => bars).filter(({ conflict }) => conflict).length;
  const born = person.facts.find(({ property }) => property === 'Person.birthDate')?.values[0];
  return (
    <p className="muted person-summary">
      {[
        born && born.value.kind === 'time' ? t('person.born', { when: timeWords(born.value.edtf, locale) }) : null,
        t('person.counts', { sources: items.size, claims: claims.size }),
      ]
        .filter((part) => part !== null)
        .join(' · ')}
      {conflicts > 0 ? <span className="alarm"> · {t('person.conflicts', { count: conflicts })}</span> : null}
    </p>
  );
};
