import { type ReactElement, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Choices, TextField } from '../../design/field.tsx';
import { useWords } from '../../words/words.tsx';
import { Bundles } from '../export/bundles.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { itemNumbers } from './item-numbers.ts';

/** Gives items out of the house with their proofs, so that an outsider can check them without us. */
export const ExportPanel = (): ReactElement => {
  const { t } = useWords();
  const [which, setWhich] = useState<'all' | 'some'>('all');
  const [typed, setTyped] = useState('');
  const [looking, setLooking] = useState(false);
  const numbers = itemNumbers(typed);
  const ready = which === 'all' || numbers !== null;
  return (
    <div className="work-panels">
      <form
        className="sheet pad stack"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (ready) setLooking(true);
        }}
      >
        <h2>{t('export.title')}</h2>
        <p className="muted">{t('export.more')}</p>
        <Choices
          label={t('export.title')}
          labelUnseen
          value={which}
          onChange={setWhich}
          choices={[
            { value: 'all', label: t('export.all') },
            { value: 'some', label: t('export.some') },
          ]}
        />
        {which === 'some' ? (
          <TextField
            label={t('export.numbers')}
            hint={t('export.numbers.hint')}
            value={typed}
            onChange={setTyped}
            required
            faults={typed !== '' && numbers === null ? [t('export.numbers.unread')] : []}
          />
        ) : null}
        <p className="field-hint">{t('export.carefully')}</p>
        <div className="row">
          <Button look="main" submits disabled={!ready}>
            {t('export.look')}
          </Button>
        </div>
      </form>
      <Bundles />
      {looking ? (
        <ExportDialog
          {...(which === 'all' ? {} : { items: (numbers ?? []).map(String) })}
          onClose={() => setLooking(false)}
        />
      ) : null}
    </div>
  );
};
