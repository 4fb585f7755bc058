import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { House } from '../api/call.ts';
import { asCallFault, type CallFault } from '../api/call-fault.ts';
import { useApi } from '../api/use-deed.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { useWords } from '../words/words.tsx';
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx';

/** Locked: nothing of the archive is on this page but its name. */
export const UnlockScreen = (props: { readonly house: House }): ReactElement => {
  const { t } = useWords();
  const api = useApi();
  const client = useQueryClient();
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<CallFault | null>(null);
  const [busy, setBusy] = useState(false);
  const [making, setMaking] = useState(false);

  const keyFile = props.house.workspaces.find(({ current }) => current)?.keyFile ?? false;

  const unlock = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      if (keyFile) await api.house('open', { directory: props.house.directory });
      else await api.house('unlock', { passphrase });
      client.clear();
      location.reload();
    } catch (thrown) {
      setFault(asCallFault(thrown));
      setPassphrase('');
      setBusy(false);
    }
  };
  return (
    <main className="unlock">
      <form
        className="sheet pad stack"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void unlock();
        }}
      >
        <div className="crumb">Amparo</div>
        <h1>{t('locked')}</h1>
        <p className="muted">
          <bdi>{props.house.name}</bdi>
          <br />
          <span className="mono">{props.house.directory}</span>
        </p>
        {keyFile ? (
          <>
            <p>{t('locked.key-file')}</p>
            {fault ? (
              <p className="alarm" role="alert">
                {fault.message}
              </p>
            ) : null}
          </>
        ) : (
          <TextField
            label={t('passphrase')}
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
            required
            faults={fault?.faults.map((line) => line.message) ?? []}
          />
        )}
        <p className="field-hint">{t('locked.more')}</p>
        <div className="row">
          <Button look="main" submits busy={busy} disabled={!keyFile && passphrase === ''}>
            {t(keyFile ? 'unlock.open' : 'unlock')}
          </Button>
          <Button onPress={() => setMaking(true)}>{t('workspace.new')}</Button>
        </div>
      </form>
      {making ? <NewWorkspaceDialog onClose={() => setMaking(false)} /> : null}
    </main>
  );
};
