import { type ReactElement, useState } from 'react';
import type { Consent, Person } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/field.tsx';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { ConsentDialog, USES } from './consent-dialog.tsx';

/** What the person agreed to, who took it, and in which form. */
export const ConsentPanel = ({ person }: { readonly person: Person }): ReactElement => {
  const { t } = useWords();
  const [recording, setRecording] = useState(false);
  return (
    <section className="sheet pad" aria-label={t('consent.title')}>
      <div className="row">
        <h2 className="grow">{t('consent.title')}</h2>
        <Button size="tiny" onPress={() => setRecording(true)}>
          {t('consent.record')}
        </Button>
      </div>
      {person.consents.length === 0 ? <p className="muted">{t('consent.empty')}</p> : null}
      <ul className="stack">
        {person.consents.map((consent) => (
          <ConsentLine key={consent.id} consent={consent} />
        ))}
      </ul>
      {recording ? (
        <ConsentDialog entity={person.entityId} name={person.name} onClose={() => setRecording(false)} />
      ) : null}
    </section>
  );
};

const ConsentLine = ({ consent }: { readonly consent: Consent }): ReactElement => {
  const { t, name, locale } = useWords();
  const [withdrawing, setWithdrawing] = useState(false);
  return (
    <li className={consent.withdrawn ? 'consent-gone' : ''}>
      <div className="muted small">
        {t('consent.line', {
          givenBy: consent.givenBy,
          form: name('consent.form', consent.form),
          when: timeWords(consent.takenOn, locale),
          takenBy: consent.takenBy,
        })}
      </div>
      <ul className="consent-uses">
        {USES.map((use) => (
          <li key={use} className={consent.uses[use] === 'yes' ? 'yes' : 'no'}>
            <span aria-hidden="true">{consent.uses[use] === 'yes' ? '✓' : '✕'}</span> {name('use', use)}:{' '}
            {t(consent.uses[use] === 'yes' ? 'yes' : 'no')}
          </li>
        ))}
      </ul>
      {consent.withdrawn ? (
        <b className="alarm">{t('consent.withdrawn')}</b>
      ) : (
        <Button size="tiny" look="bare" onPress={() => setWithdrawing(true)}>
          {t('consent.withdraw')}
        </Button>
      )}
      {withdrawing ? <WithdrawDialog consent={consent.id} onClose={() => setWithdrawing(false)} /> : null}
    </li>
  );
};

const WithdrawDialog = (props: { readonly consent: string; readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const withdraw = useWrite('register.withdraw-consent');
  return (
    <Dialog
      title={t('consent.withdraw.title')}
      onClose={props.onClose}
      onSubmit={() => {
        if (reason.trim())
          withdraw.mutate({ consent: props.consent, reason: reason.trim() }, { onSuccess: props.onClose });
      }}
      foot={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits busy={withdraw.isPending} disabled={reason.trim() === ''}>
            {t('consent.withdraw')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('reason')}
        value={reason}
        onChange={setReason}
        required
        autoFocus
        faults={withdraw.error?.faults.map(({ message }) => message) ?? []}
      />
    </Dialog>
  );
};
