import { type ReactElement, useId, useState } from 'react';
import { useRead } from '../../api/use-deed.ts';
import { ChildMark } from '../../design/child-mark.tsx';
import { SearchBox } from '../../design/search-box.tsx';
import { useWords } from '../../words/words.tsx';

/** The persons of the letter, found by any spelling. */
export const PickPeople = (props: {
  readonly chosen: readonly string[];
  readonly onChange: (entities: readonly string[]) => void;
}): ReactElement => {
  const { t } = useWords();
  const label = useId();
  const [text, setText] = useState('');
  const found = useRead(
    'register.list-people',
    { text, sort: 'name', limit: 8, offset: 0 },
    { enabled: text !== '', keep: true },
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a column in every browser
    <div className="field" role="group" aria-labelledby={label}>
      <span className="field-label" id={label}>
        {t('composer.people')}
      </span>
      <ul className="row">
        {props.chosen.map((entity) => (
          <ChosenPerson
            key={entity}
            entity={entity}
            onRemove={() => props.onChange(props.chosen.filter((one) => one !== entity))}
          />
        ))}
      </ul>
      <SearchBox label={t('composer.people.add')} value={text} onChange={setText} />
      {text !== '' && found.data ? (
        <ul className="pick">
          {found.data.rows
            .filter(({ entityId }) => !props.chosen.includes(entityId))
            .map((row) => (
              <li key={row.entityId}>
                <button
                  type="button"
                  className="menu-row pick-row"
                  onClick={() => {
                    props.onChange([...props.chosen, row.entityId]);
                    setText('');
                  }}
                >
                  <span>
                    <bdi>{row.name}</bdi>
                    {row.child ? <ChildMark /> : null}
                  </span>
                  <span className="faint small grid-cell">
                    {row.forms.filter((form) => form !== row.name).join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          {found.data.rows.length === 0 ? <li className="menu-row faint">{t('people.none')}</li> : null}
        </ul>
      ) : null}
    </div>
  );
};

const ChosenPerson = (props: { readonly entity: string; readonly onRemove: () => void }): ReactElement => {
  const { t } = useWords();
  const person = useRead('register.open-person', { entity: props.entity });
  const name = person.data?.name ?? '…';
  return (
    <li className="pill">
      <bdi>{name}</bdi>
      <button type="button" className="pill-close" aria-label={t('composer.remove', { name })} onClick={props.onRemove}>
        ✕
      </button>
    </li>
  );
};
