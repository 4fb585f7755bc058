import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useDeferredValue, useId, useState } from 'react';
import { useRead } from '../api/use-deed.ts';
import { Dialog } from '../design/dialog.tsx';
import type { WordKey } from '../words/en.ts';
import { useWords } from '../words/words.tsx';

interface Found {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly go: () => void;
}

const ROOMS: readonly (readonly [
  WordKey,
  '/' | '/sources' | '/people' | '/matches' | '/figures' | '/communications' | '/workspace',
])[] = [
  ['nav.desk', '/'],
  ['nav.sources', '/sources'],
  ['nav.people', '/people'],
  ['nav.matches', '/matches'],
  ['nav.figures', '/figures'],
  ['nav.communications', '/communications'],
  ['nav.members', '/workspace'],
];
const AT_MOST = 6;

/** One field to everything: rooms, people by any spelling, sources by title. */
export const Finder = (props: { readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const navigate = useNavigate();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const text = useDeferredValue(typed.trim());
  const people = useRead(
    'register.list-people',
    { text, sort: 'name', limit: AT_MOST, offset: 0 },
    { enabled: text !== '', keep: true },
  );
  const items = useRead(
    'read.list-items',
    { text, sort: 'received', limit: AT_MOST, offset: 0 },
    { enabled: text !== '', keep: true },
  );

  const rooms = ROOMS.map(
    ([key, to]): Found => ({ id: to, group: t('find.rooms'), label: t(key), go: () => void navigate({ to }) }),
  );
  const asked = typed.trim().toLowerCase();
  const found: readonly Found[] = [
    ...(text === '' ? [] : (people.data?.rows ?? [])).map(
      (row): Found => ({
        id: row.entityId,
        group: t('nav.people'),
        label: [row.name, ...row.forms.filter((form) => form !== row.name)].slice(0, 3).join(' · '),
        go: () => void navigate({ to: '/people/$entity', params: { entity: row.entityId } }),
      }),
    ),
    ...(text === '' ? [] : (items.data?.rows ?? [])).map(
      (row): Found => ({
        id: row.id,
        group: t('nav.sources'),
        label: row.title,
        go: () => void navigate({ to: '/sources/$item', params: { item: row.id } }),
      }),
    ),
    ...rooms.filter((room) => asked === '' || room.label.toLowerCase().includes(asked)),
  ];
  const chosen = Math.min(at, found.length - 1);
  const choose = (one: Found | undefined): void => {
    if (!one) return;
    props.onClose();
    one.go();
  };
  return (
    <Dialog title={t('find')} onClose={props.onClose}>
      <input
        className="box"
        type="search"
        role="combobox"
        aria-label={t('find.hint')}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        placeholder={t('find.hint')}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(change) => {
          setTyped(change.target.value);
          setAt(0);
        }}
        onKeyDown={(pressed) => {
          if (pressed.key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1));
          else if (pressed.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
          else if (pressed.key === 'Enter') choose(found[chosen]);
          else return;
          pressed.preventDefault();
        }}
      />
      <div id={list} role="listbox" aria-label={t('find')} className="finder">
        {found.map((one, index) => (
          <div
            key={one.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="menu-row"
            data-focused={index === chosen ? true : undefined}
            onClick={() => choose(one)}
            onKeyDown={undefined}
          >
            <span className="grow grid-cell">
              <bdi>{one.label}</bdi>
            </span>
            <span className="faint small">{one.group}</span>
          </div>
        ))}
        {found.length === 0 ? <p className="muted">{t('find.none')}</p> : null}
      </div>
    </Dialog>
  );
};
