import { CLASSIFICATIONS } from '@amparo/core/nouns/item';
import { type ReactElement, useState } from 'react';
import type { Input } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { SelectField, TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { ANSWERS, USES } from '../../imports/import-terms.ts';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';

type Change = Omit<Input<'preserve.change-terms'>, 'items' | 'reason'>;

/** The people concerned were asked, or a source is more dangerous than it seemed: other terms from now on. */
export const TermsDialog = (props: {
  readonly items: readonly string[];
  readonly onClose: () => void;
}): ReactElement => {
  const { t, name } = useWords();
  const term = useTerms();
  const notices = useNotices();
  const [change, setChange] = useState<Change>({});
  const [reason, setReason] = useState('');
  const write = useWrite('preserve.change-terms');
  const ready = reason.trim() !== '' && Object.keys(change).length > 0;
  const set = (field: keyof Change, value: string): void =>
    setChange(({ [field]: _, ...rest }) => (value === '' ? rest : { ...rest, [field]: value }));
  const same = { value: '', label: t('terms.same') };
  return (
    <FormDialog
      title={t('terms.title', { count: props.items.length })}
      more={t('terms.more')}
      does={t('save')}
      ready={ready}
      busy={write.isPending}
      fault={write.error}
      fields={['classification', 'reason']}
      onClose={props.onClose}
      onSend={() =>
        write.mutate(
          { items: props.items, reason: reason.trim(), ...change },
          {
            onSuccess: ({ note }) => {
              notices.tell(t(note === null ? 'terms.changed' : 'terms.sealed'));
              props.onClose();
            },
          },
        )
      }
    >
      <div className="fields">
        {USES.map((use) => (
          <SelectField
            key={use}
            label={name('use', use)}
            value={change[use] ?? ''}
            onChange={(answer) => set(use, answer)}
            choices={[same, ...ANSWERS.map((value) => ({ value, label: name('answer', value) }))]}
          />
        ))}
        <SelectField
          label={t('import.classification')}
          value={change.classification ?? ''}
          onChange={(classification) => set('classification', classification)}
          choices={[same, ...CLASSIFICATIONS.map((value) => ({ value, label: term('classification', value) }))]}
          faults={write.error?.of('classification') ?? []}
        />
      </div>
      <TextField
        label={t('terms.reason')}
        value={reason}
        onChange={setReason}
        required
        faults={write.error?.of('reason') ?? []}
      />
    </FormDialog>
  );
};
