import { type ReactElement, useState } from 'react';
import type { House } from '../api/call.ts';
import { asCallFault, type CallFault } from '../api/call-fault.ts';
import { useApi } from '../api/use-deed.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { TextField } from '../design/field.tsx';
import { useWords } from '../words/words.tsx';
import { useHouse } from './use-house.ts';

const SHORTEST_PASSPHRASE = 12;

/** A workspace of one's own, or another one that this machine knows. */
export const NewWorkspaceDialog = (props: { readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const api = useApi();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<CallFault | null>(null);
  const [busy, setBusy] = useState(false);
  const tooShort = passphrase.length > 0 && passphrase.length < SHORTEST_PASSPHRASE;
  const differs = again.length > 0 && again !== passphrase;
  const ready = name.trim() !== '' && passphrase.length >= SHORTEST_PASSPHRASE && again === passphrase;

  const make = (): void => {
    if (!ready || busy) return;
    setBusy(true);
    api
      .house('new-workspace', { name: name.trim(), passphrase })
      .then(() => location.assign('/'))
      .catch((thrown: unknown) => {
        setFault(asCallFault(thrown));
        setBusy(false);
      });
  };
  const others = (useHouse().data?.workspaces ?? []).filter((workspace) => !workspace.current);
  return (
    <Dialog
      title={t('workspace.new.title')}
      onClose={props.onClose}
      onSubmit={make}
      foot={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits disabled={!ready} busy={busy}>
            {t('workspace.make')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('workspace.new.more')}</p>
      <TextField
        label={t('workspace.name')}
        value={name}
        onChange={setName}
        required
        autoFocus
        faults={fault?.of('name') ?? []}
      />
      <div className="fields">
        <TextField
          label={t('passphrase')}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          required
          hint={t('passphrase.hint')}
          faults={[
            ...(tooShort ? [t('passphrase.short', { least: SHORTEST_PASSPHRASE })] : []),
            ...(fault?.of('passphrase') ?? []),
          ]}
        />
        <TextField
          label={t('passphrase.again')}
          type="password"
          value={again}
          onChange={setAgain}
          required
          faults={differs ? [t('passphrase.differs')] : []}
        />
      </div>
      {fault?.of('').map((message) => (
        <p key={message} className="alarm" role="alert">
          {message}
        </p>
      ))}
      {others.length > 0 ? (
        <div className="stack">
          <h3>{t('workspace.others')}</h3>
          {others.map((workspace) => (
            <div key={workspace.directory} className="row">
              <OpenWorkspace workspace={workspace} onFault={setFault} />
              <span className="mono faint">{workspace.directory}</span>
            </div>
          ))}
        </div>
      ) : null}
    </Dialog>
  );
};

/** Where no key file opens it, its passphrase is asked first. */
const OpenWorkspace = (props: {
  readonly workspace: House['workspaces'][number];
  readonly onFault: (fault: CallFault) => void;
}): ReactElement => {
  const { t } = useWords();
  const api = useApi();
  const { directory, name, keyFile } = props.workspace;
  const [passphrase, setPassphrase] = useState('');
  return (
    <>
      {keyFile ? null : (
        <input
          className="box search-box"
          type="password"
          autoComplete="off"
          aria-label={t('passphrase.of', { name })}
          placeholder={t('passphrase')}
          value={passphrase}
          onChange={(typed) => setPassphrase(typed.target.value)}
        />
      )}
      <Button
        disabled={!keyFile && passphrase === ''}
        onPress={() => {
          api
            .house('open', { directory, ...(keyFile ? {} : { passphrase }) })
            .then(() => location.assign('/'))
            .catch((thrown: unknown) => props.onFault(asCallFault(thrown)));
        }}
      >
        {t('workspace.open', { name })}
      </Button>
    </>
  );
};
