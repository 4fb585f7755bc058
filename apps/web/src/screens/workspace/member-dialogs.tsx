import { ROLES, type Role } from '@amparo/core/policy/rights';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { asCallFault, type CallFault } from '../../api/call-fault.ts';
import type { Member } from '../../api/contract.ts';
import { useApi, useWrite } from '../../api/use-deed.ts';
import { SelectField, TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';

const LEAST = 12;

export const AddMemberDialog = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t, name } = useWords();
  const notices = useNotices();
  const [called, setCalled] = useState('');
  const [role, setRole] = useState<Role>('documenter');
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const add = useWrite('team.add-member');
  const same = again === '' || again === typed;
  return (
    <FormDialog
      title={t('members.add.title')}
      more={t('members.add.more')}
      does={t('members.add.do')}
      ready={called.trim() !== '' && typed.length >= LEAST && typed === again}
      busy={add.isPending}
      fault={add.error}
      onClose={onClose}
      onSend={() =>
        add.mutate(
          { name: called.trim(), role, passphrase: typed },
          {
            onSuccess: () => {
              notices.tell(t('members.added', { name: called.trim() }));
              onClose();
            },
          },
        )
      }
    >
      <TextField label={t('members.name')} value={called} onChange={setCalled} required autoFocus />
      <SelectField
        label={t('members.role')}
        hint={name('role-more', role)}
        value={role}
        onChange={setRole}
        choices={ROLES.map((value) => ({ value, label: name('role', value) }))}
      />
      <TextField
        label={t('members.passphrase')}
        hint={t('members.passphrase.hint')}
        type="password"
        value={typed}
        onChange={setTyped}
        required
      />
      <TextField
        label={t('members.again')}
        type="password"
        value={again}
        onChange={setAgain}
        required
        faults={same ? [] : [t('members.again.differs')]}
      />
    </FormDialog>
  );
};

export const ActAsDialog = (props: { readonly member: Member; readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const api = useApi();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<CallFault | null>(null);
  return (
    <FormDialog
      title={t('members.act-as', { name: props.member.name })}
      more={t('members.act.more')}
      does={t('members.act')}
      ready={typed !== ''}
      busy={busy}
      fault={fault}
      onClose={props.onClose}
      onSend={() => {
        setBusy(true);
        api
          .actAs(props.member.id, typed)
          .then(() => {
            props.onClose();
            void client.resetQueries();
          })
          .catch((thrown: unknown) => {
            setBusy(false);
            setFault(asCallFault(thrown));
          });
      }}
    >
      <TextField
        label={t('members.passphrase-of', { name: props.member.name })}
        type="password"
        value={typed}
        onChange={setTyped}
        required
        autoFocus
      />
    </FormDialog>
  );
};

/** Who has a passphrase already proves it first: the new one is set by the proven member. */
export const PassphraseDialog = (props: {
  readonly member: Member | undefined;
  readonly onClose: () => void;
}): ReactElement => {
  const { t } = useWords();
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const [present, setPresent] = useState('');
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<CallFault | null>(null);
  const { member } = props;
  const has = member?.hasPassphrase ?? false;
  const send = (): void => {
    setBusy(true);
    const set =
      has && member
        ? api.callAs(member.id, present, 'team.set-passphrase', { passphrase: typed })
        : api.call('team.set-passphrase', { passphrase: typed });
    set
      .then(() => {
        notices.tell(t('members.passphrase.set'));
        void client.invalidateQueries();
        props.onClose();
      })
      .catch((thrown: unknown) => {
        setBusy(false);
        setFault(asCallFault(thrown));
      });
  };
  return (
    <FormDialog
      title={t('members.own-passphrase.title')}
      more={t('members.own-passphrase.more')}
      does={t('save')}
      ready={typed.length >= LEAST && typed === again && (!has || present !== '')}
      busy={busy}
      fault={fault}
      onClose={props.onClose}
      onSend={send}
    >
      {has ? (
        <TextField
          label={t('members.passphrase.present')}
          type="password"
          value={present}
          onChange={setPresent}
          required
          autoFocus
        />
      ) : null}
      <TextField
        label={t('members.passphrase')}
        hint={t('members.passphrase.hint')}
        type="password"
        value={typed}
        onChange={setTyped}
        required
      />
      <TextField
        label={t('members.again')}
        type="password"
        value={again}
        onChange={setAgain}
        required
        faults={again === '' || again === typed ? [] : [t('members.again.differs')]}
      />
    </FormDialog>
  );
};

export const LeaveDialog = (props: { readonly member: Member; readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const remove = useWrite('team.remove-member');
  return (
    <FormDialog
      title={t('members.leave-of', { name: props.member.name })}
      more={t('members.leave.more')}
      does={t('members.leave.do')}
      ready={reason.trim() !== ''}
      busy={remove.isPending}
      fault={remove.error}
      onClose={props.onClose}
      onSend={() => remove.mutate({ member: props.member.id, reason: reason.trim() }, { onSuccess: props.onClose })}
    >
      <TextField label={t('custody.field.reason')} value={reason} onChange={setReason} required autoFocus rows={3} />
    </FormDialog>
  );
};
