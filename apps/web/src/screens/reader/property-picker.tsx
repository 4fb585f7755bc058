import type { Property, Schema } from '@amparo/core/schema/schema';
import { type ReactElement, useId, useState } from 'react';
import type { Card } from '../../api/contract.ts';
import { useWords } from '../../words/words.tsx';
import { propertyGroups } from './property-choice.ts';

/** All that can be said, by kind; found by words of any of the three languages. */
export const PropertyPicker = (props: {
  readonly schema: Schema;
  /** Kinds that the item speaks of already stand first. */
  readonly cards: readonly Card[];
  readonly onChoose: (property: Property) => void;
}): ReactElement => {
  const { t, own } = useWords();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const groups = propertyGroups(
    props.schema,
    typed,
    props.cards.map(({ kind }) => kind),
  );
  const flat = groups.flatMap(({ properties }) => properties);
  const chosen = flat[Math.min(at, flat.length - 1)];
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(flat.length - 1, at + by));
    setAt(next);
    document.getElementById(`${list}-${flat[next]?.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="stack">
      <input
        className="box"
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-label={t('make.property')}
        aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
        placeholder={t('make.property')}
        // biome-ignore lint/a11y/noAutofocus: the dialog has just been opened to choose here
        autoFocus
        autoComplete="off"
        value={typed}
        onChange={(change) => {
          setTyped(change.target.value);
          setAt(0);
        }}
        onKeyDown={(pressed) => {
          if (pressed.key === 'ArrowDown') move(1);
          else if (pressed.key === 'ArrowUp') move(-1);
          else if (pressed.key === 'Enter' && chosen) props.onChoose(chosen);
          else return;
          pressed.preventDefault();
        }}
      />
      <div id={list} role="listbox" aria-label={t('make.property')} className="pick">
        {groups.map(({ kind, properties }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, which no element is
          <div key={kind.name} role="group" aria-label={own(kind.label)}>
            <div className="pick-head" role="presentation">
              {own(kind.label)}
            </div>
            {properties.map((property) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above moves and chooses
              <div
                key={property.id}
                id={`${list}-${property.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={property === chosen}
                className="menu-row"
                data-focused={property === chosen ? true : undefined}
                onClick={() => props.onChoose(property)}
              >
                <span className="grow">{own(property.label)}</span>
                <span className="faint small">{property.types.map((type) => t(`value.${type}`)).join(' / ')}</span>
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 ? <p className="state small">{t('find.none')}</p> : null}
      </div>
    </div>
  );
};
