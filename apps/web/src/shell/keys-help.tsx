import type { ReactElement } from 'react';
import { Dialog } from '../design/dialog.tsx';
import { Kbd } from '../design/kbd.tsx';
import type { WordKey } from '../words/en.ts';
import { useWords } from '../words/words.tsx';

const GROUPS: readonly { readonly title: WordKey; readonly keys: readonly (readonly [string, WordKey])[] }[] = [
  {
    title: 'keys.everywhere',
    keys: [
      ['Ctrl K', 'keys.find'],
      ['?', 'keys.help'],
      ['Esc', 'keys.close'],
      ['↑ ↓', 'keys.rows'],
      ['↵', 'keys.open'],
    ],
  },
  {
    title: 'keys.reader',
    keys: [
      ['J', 'keys.next'],
      ['K', 'keys.previous'],
      ['↑ ↓', 'keys.claim'],
      ['↵', 'keys.confirm'],
      ['E', 'keys.correct'],
      ['X', 'keys.reject'],
      ['G', 'keys.group'],
      ['S', 'keys.select'],
      ['O', 'keys.person'],
      ['U', 'keys.undo-decision'],
      ['R', 'keys.retract'],
      ['C', 'keys.related'],
      ['N', 'keys.next-source'],
      ['P', 'keys.view'],
    ],
  },
  {
    title: 'keys.matches',
    keys: [
      ['1', 'keys.same'],
      ['2', 'keys.different'],
      ['3', 'keys.unsure'],
      ['O', 'keys.both'],
      ['U', 'keys.undo'],
      ['C', 'keys.cluster'],
      ['B', 'keys.blind'],
      ['M', 'keys.move'],
    ],
  },
];

export const KeysHelp = (props: { readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  return (
    <Dialog title={t('keys')} onClose={props.onClose} shape="wide">
      <div className="keys">
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3>{t(group.title)}</h3>
            <dl>
              {group.keys.map(([key, words]) => (
                <div key={words}>
                  <dt>
                    <Kbd>{key}</Kbd>
                    <span className="unseen">{key}</span>
                  </dt>
                  <dd>{t(words)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="field-hint">{t('keys.layout')}</p>
    </Dialog>
  );
};
