import { tryReadTime } from '@amparo/core/ground/edtf-time';
import { type ReactElement, useState } from 'react';
import type { Input, Uses } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { Choices, TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { TimeField } from '../../design/time-field.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useSession } from '../../shell/use-session.ts';
import { isoDayOf } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

export const USES = ['submit', 'nameToGovernment', 'publishName', 'press'] as const satisfies readonly (keyof Uses)[];
const FORMS = ['written', 'oral', 'recorded'] as const satisfies readonly Input<'register.record-consent'>['form'][];
const NOTHING: Uses = { submit: 'no', nameToGovernment: 'no', publishName: 'no', press: 'no' };

/** Records what somebody agreed to. Each of the four uses is answered by itself. */
export const ConsentDialog = (props: {
  readonly entity: string;
  readonly name: string;
  readonly onClose: () => void;
}): ReactElement => {
  const { t, name, who } = useWords();
  const notices = useNotices();
  const session = useSession();
  const [givenBy, setGivenBy] = useState('');
  const [takenBy, setTakenBy] = useState(who(session.data?.member.name ?? ''));
  const [takenOn, setTakenOn] = useState(isoDayOf(new Date()));
  const [form, setForm] = useState<(typeof FORMS)[number]>('written');
  const [uses, setUses] = useState(NOTHING);
  const [note, setNote] = useState('');
  const record = useWrite('register.record-consent');
  const faults = (field: string): readonly string[] => record.error?.of(field) ?? [];
  const ready = givenBy.trim() !== '' && takenBy.trim() !== '' && tryReadTime(takenOn) !== undefined;
  const submit = (): void => {
    record.mutate(
      {
        entity: props.entity,
        givenBy: givenBy.trim(),
        takenBy: takenBy.trim(),
        takenOn,
        form,
        uses,
        ...(note.trim() ? { note: note.trim() } : {}),
      },
      {
        onSuccess: () => {
          notices.tell(t('consent.saved'));
          props.onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('consent.record.title', { name: props.name })}
      does={t('save')}
      ready={ready}
      busy={record.isPending}
      fault={record.error}
      fields={['givenBy', 'takenBy', 'takenOn', 'note']}
      onSend={submit}
      onClose={props.onClose}
    >
      <div className="fields">
        <TextField
          label={t('consent.given')}
          hint={t('consent.given.hint')}
          value={givenBy}
          onChange={setGivenBy}
          required
          autoFocus
          faults={faults('givenBy')}
        />
        <TextField
          label={t('consent.taken')}
          value={takenBy}
          onChange={setTakenBy}
          required
          faults={faults('takenBy')}
        />
        <TimeField
          label={t('consent.taken-on')}
          value={takenOn}
          onChange={setTakenOn}
          required
          faults={faults('takenOn')}
        />
        <Choices
          label={t('consent.form')}
          value={form}
          onChange={setForm}
          choices={FORMS.map((value) => ({ value, label: name('consent.form', value) }))}
        />
      </div>
      <p className="field-hint">{t('consent.uses')}</p>
      <div className="fields">
        {USES.map((use) => (
          <Choices
            key={use}
            label={name('use', use)}
            value={uses[use]}
            onChange={(answer) => setUses({ ...uses, [use]: answer })}
            choices={[
              { value: 'no', label: t('no') },
              { value: 'yes', label: t('yes') },
            ]}
          />
        ))}
      </div>
      <TextField label={t('consent.note')} value={note} onChange={setNote} rows={2} faults={faults('note')} />
    </FormDialog>
  );
};
