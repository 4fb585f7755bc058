import { type ReactElement, useState } from 'react';
import type { Recipient } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { Pill } from '../../design/pill.tsx';
import { useWords } from '../../words/words.tsx';

/** To whom it goes: an open folder, or one file that only the chosen recipient can open. */
export const RecipientPart = (props: {
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}): ReactElement => {
  const { t } = useWords();
  const list = useRead('preserve.list-recipients', {});
  const [over, setOver] = useState<'add' | 'confirm' | null>(null);
  const recipients = list.data?.recipients ?? [];
  const recipient = recipients.find(({ id }) => id === props.chosen);
  return (
    <section className="stack export-part">
      <div className="row recipient">
        <div className="grow">
          <SelectField
            label={t('export.recipient')}
            hint={t(props.chosen === '' ? 'export.recipient.open' : 'export.recipient.sealed')}
            value={props.chosen}
            onChange={props.onChoose}
            choices={[
              { value: '', label: t('export.recipient.none') },
              ...recipients.map(({ id, name, confirmed }) => ({
                value: id,
                label: confirmed ? name : t('export.recipient.unconfirmed', { name }),
              })),
            ]}
          />
        </div>
        <Button onPress={() => setOver('add')}>{t('export.recipient.add')}</Button>
      </div>
      {recipient ? (
        <div className="row">
          {recipient.confirmed ? (
            <Pill tone="ok">
              ✓ {t('export.recipient.confirmed', { with: recipient.confirmed.with, how: recipient.confirmed.how })}
            </Pill>
          ) : (
            <>
              <span className="alarm">{t('export.recipient.must-confirm')}</span>
              <Button size="tiny" onPress={() => setOver('confirm')}>
                {t('export.recipient.confirm')}
              </Button>
            </>
          )}
        </div>
      ) : null}
      {over === 'add' ? (
        <AddRecipient
          onClose={() => setOver(null)}
          onAdded={({ id }) => {
            props.onChoose(id);
            setOver('confirm');
          }}
        />
      ) : null}
      {over === 'confirm' && recipient ? (
        <ConfirmRecipient recipient={recipient} onClose={() => setOver(null)} />
      ) : null}
    </section>
  );
};

const AddRecipient = (props: {
  readonly onClose: () => void;
  readonly onAdded: (recipient: Recipient) => void;
}): ReactElement => {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const add = useWrite('preserve.add-recipient');
  const ready = name.trim() !== '' && key.trim() !== '';
  return (
    <FormDialog
      title={t('export.recipient.add.title')}
      more={t('export.recipient.add.more')}
      does={t('save')}
      ready={ready}
      busy={add.isPending}
      fault={add.error}
      fields={['name', 'ageRecipient']}
      onSend={() => add.mutate({ name: name.trim(), ageRecipient: key.trim() }, { onSuccess: props.onAdded })}
      onClose={props.onClose}
    >
      <TextField
        label={t('export.recipient.name')}
        value={name}
        onChange={setName}
        required
        autoFocus
        faults={add.error?.of('name') ?? []}
      />
      <TextField
        label={t('export.recipient.key')}
        hint={t('export.recipient.key.hint')}
        value={key}
        onChange={setKey}
        required
        placeholder="age1…"
        faults={add.error?.of('ageRecipient') ?? []}
      />
    </FormDialog>
  );
};

/** The words come from the other side, by another way than the key came by: they are not shown here to be copied. */
const ConfirmRecipient = (props: { readonly recipient: Recipient; readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const [by, setBy] = useState('');
  const [how, setHow] = useState('');
  const confirm = useWrite('preserve.confirm-recipient');
  const ready = said.trim() !== '' && by.trim() !== '' && how.trim() !== '';
  return (
    <FormDialog
      title={t('export.recipient.confirm-of', { name: props.recipient.name })}
      more={t('export.recipient.confirm.more')}
      does={t('export.recipient.confirm.do')}
      ready={ready}
      busy={confirm.isPending}
      fault={confirm.error}
      fields={['words']}
      onSend={() =>
        confirm.mutate(
          { recipient: props.recipient.id, words: said.trim(), with: by.trim(), how: how.trim() },
          { onSuccess: props.onClose },
        )
      }
      onClose={props.onClose}
    >
      <TextField
        label={t('export.recipient.words')}
        hint={t('export.recipient.words.hint')}
        value={said}
        onChange={setSaid}
        required
        autoFocus
        faults={confirm.error?.of('words') ?? []}
      />
      <TextField label={t('export.recipient.with')} value={by} onChange={setBy} required />
      <TextField
        label={t('export.recipient.how')}
        hint={t('export.recipient.how.hint')}
        value={how}
        onChange={setHow}
        required
      />
    </FormDialog>
  );
};
