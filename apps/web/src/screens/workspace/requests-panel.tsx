import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { asCallFault, type CallFault } from '../../api/call-fault.ts';
import type { Member, TwoPeopleRequest } from '../../api/contract.ts';
import { useApi, useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Check, SelectField, TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { SourceList } from '../../design/source-list.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { RequestState } from '../export/second-person.tsx';
import { type RequestWords, useRequestWords } from './use-request-words.ts';

/** What one person asked for and another has to agree to. */
export const RequestsPanel = ({ members }: { readonly members: readonly Member[] }): ReactElement => {
  const { t, name, who, locale } = useWords();
  const wordsOf = useRequestWords();
  const [all, setAll] = useState(false);
  const [deciding, setDeciding] = useState<{ readonly request: TwoPeopleRequest; readonly agree: boolean } | null>(
    null,
  );
  const requests = useRead('team.list-requests', { all }, { every: 10_000, keep: true });
  return (
    <section className="sheet pad stack" aria-label={t('request.title')}>
      <div className="row">
        <h2 className="grow">{t('request.title')}</h2>
        <Check checked={all} onChange={setAll}>
          {t('request.all')}
        </Check>
      </div>
      <QueryState query={requests} small>
        {(told) =>
          told.requests.length === 0 ? (
            <EmptyState small words={t('request.none')} more={t('request.none.more')} />
          ) : (
            <ul className="members">
              {told.requests.map((request) => (
                <li key={request.id} className="bundle stack">
                  <b>{name('deed', request.deed)}</b>
                  <div className="row">
                    <RequestState request={request} />
                  </div>
                  <Asked {...wordsOf(request)} />
                  <div className="muted small">
                    {t('request.asked', {
                      who: who(request.askedBy),
                      when: shortInstant(request.askedAt, locale, new Date()),
                    })}
                  </div>
                  <SourceList items={request.items} />
                  {request.state === 'waiting' || request.state === 'ready' ? (
                    <div className="row">
                      {request.state === 'waiting' && request.way === 'two-people' ? (
                        <Button look="main" size="tiny" onPress={() => setDeciding({ request, agree: true })}>
                          {t('request.approve')}
                        </Button>
                      ) : null}
                      <Button size="tiny" onPress={() => setDeciding({ request, agree: false })}>
                        {t('request.refuse')}
                      </Button>
                    </div>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {deciding ? <DecideDialog {...deciding} members={members} onClose={() => setDeciding(null)} /> : null}
    </section>
  );
};

const Asked = ({ what, reason }: RequestWords): ReactElement => (
  <div>
    {what}
    {reason === '' ? null : (
      <div className="muted">
        <bdi>{reason}</bdi>
      </div>
    )}
  </div>
);

/** The one who decides types the own passphrase, for this and nothing else. */
const DecideDialog = (props: {
  readonly request: TwoPeopleRequest;
  readonly agree: boolean;
  readonly members: readonly Member[];
  readonly onClose: () => void;
}): ReactElement => {
  const { t, who } = useWords();
  const wordsOf = useRequestWords();
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const { request, agree } = props;
  const able = props.members.filter(
    ({ name, left, hasPassphrase }) => !left && hasPassphrase && (!agree || name !== request.askedBy),
  );
  const [member, setMember] = useState(able[0]?.id ?? '');
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<CallFault | null>(null);
  const ready = agree ? member !== '' && typed !== '' : note.trim() !== '';
  const send = (): void => {
    const which = { request: request.id, sha256: request.sha256 };
    const words = note.trim();
    setBusy(true);
    setFault(null);
    const decided: Promise<unknown> = agree
      ? api.callAs(member, typed, 'team.approve-request', { ...which, ...(words ? { note: words } : {}) })
      : api.call('team.refuse-request', { ...which, note: words });
    decided
      .then(() => {
        notices.tell(t(agree ? 'request.approved' : 'request.was-refused'));
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
      title={t(agree ? 'request.approve' : 'request.refuse')}
      does={t(agree ? 'request.approve' : 'request.refuse')}
      harm={!agree}
      ready={ready}
      busy={busy}
      fault={fault}
      onSend={send}
      onClose={props.onClose}
    >
      <Asked {...wordsOf(request)} />
      <SourceList items={request.items} />
      {agree && able.length === 0 ? <p className="alarm">{t('request.nobody')}</p> : null}
      {agree && able.length > 0 ? (
        <>
          <SelectField
            label={t('request.who')}
            value={member}
            onChange={setMember}
            choices={able.map(({ id, name }) => ({ value: id, label: who(name) }))}
          />
          <TextField
            label={t('members.passphrase')}
            hint={t('request.passphrase.hint')}
            type="password"
            value={typed}
            onChange={setTyped}
            required
            autoFocus
          />
        </>
      ) : null}
      <TextField
        label={t(agree ? 'request.note' : 'custody.field.reason')}
        value={note}
        onChange={setNote}
        required={!agree}
        rows={2}
      />
    </FormDialog>
  );
};
