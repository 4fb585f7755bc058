import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { asCallFault, type CallFault } from '../../api/call-fault.ts';
import type { Custody } from '../../api/contract.ts';
import { useApi, useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { type CustodyDeed, doCustodyDeed, FIELDS, type FieldName, type FieldShape, heldBy } from './custody-deeds.ts';

/** One thing that is written into the custody of an item, with what has to be said for it. */
export const CustodyDeedDialog = (props: {
  readonly deed: CustodyDeed;
  readonly item: string;
  readonly state: Custody['state'];
  readonly onClose: () => void;
}): ReactElement => {
  const { t, locale } = useWords();
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const { deed, state } = props;
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const [fault, setFault] = useState<CallFault | null>(null);
  const [busy, setBusy] = useState(false);
  const [approval, setApproval] = useState('');
  const agreed = useAgreed(deed, props.item, heldBy(state));
  const chosen = agreed.find(({ id }) => id === approval);
  const fields = Object.entries(FIELDS[deed]) as readonly (readonly [FieldName, FieldShape])[];
  const given = chosen ? chosen.words : said;
  const ready = fields.every(([field, shape]) => shape.endsWith('?') || (given[field] ?? '').trim() !== '');
  const faults = (field: string): readonly string[] => fault?.of(field) ?? [];
  const send = (): void => {
    if (!ready) return;
    const words = Object.fromEntries(
      Object.entries(given).flatMap(([field, typed]) => (typed.trim() === '' ? [] : [[field, typed.trim()]])),
    );
    setFault(null);
    setBusy(true);
    doCustodyDeed(api, deed, props.item, state, words, chosen?.id)
      .then(({ waits }) => {
        void client.invalidateQueries();
        notices.tell(t(waits ? 'custody.waits' : 'custody.recorded'));
        props.onClose();
      })
      .catch((thrown: unknown) => {
        setBusy(false);
        setFault(asCallFault(thrown));
      });
  };
  const known = new Set<string>(fields.map(([field]) => field));
  const rest = fault?.faults.filter(({ field }) => !known.has(field ?? '')) ?? [];
  return (
    <Dialog
      title={t(`custody.do.${deed}`)}
      onClose={props.onClose}
      onSubmit={send}
      foot={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits busy={busy} disabled={!ready}>
            {t('save')}
          </Button>
        </>
      }
    >
      <p className="muted">{t(`custody.more.${deed}`)}</p>
      {deed === 'acknowledge' && state.inTransit ? (
        <p>
          {t('custody.in-transit', {
            from: state.inTransit.from ?? '—',
            to: state.inTransit.to,
            since: shortInstant(state.inTransit.since, locale, new Date()),
          })}
        </p>
      ) : null}
      {agreed.length > 0 ? (
        <SelectField
          label={t('custody.agreed')}
          value={approval}
          onChange={setApproval}
          choices={[
            { value: '', label: t('custody.agreed.none') },
            ...agreed.map(({ id, why }) => ({ value: id, label: why })),
          ]}
        />
      ) : null}
      {chosen
        ? null
        : fields.map(([field, shape], index) => (
            <TextField
              key={field}
              label={t(`custody.field.${field}`)}
              hint={shape === 'day?' ? t('day.unread') : undefined}
              value={said[field] ?? ''}
              onChange={(typed) => setSaid({ ...said, [field]: typed })}
              required={!shape.endsWith('?')}
              autoFocus={index === 0}
              faults={faults(field)}
              {...(shape.startsWith('long') ? { rows: 3 } : {})}
            />
          ))}
      {rest.map(({ message }) => (
        <p key={message} className="alarm" role="alert" lang="en">
          {message}
        </p>
      ))}
    </Dialog>
  );
};

/** What two people agreed to and nobody has done yet, about this item: it is done in exactly the words agreed to. */
const useAgreed = (deed: CustodyDeed, item: string, hold: number) => {
  const name =
    deed === 'release-hold' ? 'preserve.release-hold' : deed === 'not-exculpatory' ? 'preserve.mark-exculpatory' : null;
  const requests = useRead('team.list-requests', {}, { enabled: name !== null });
  return (requests.data?.requests ?? []).flatMap((request) => {
    if (request.deed !== name || request.state !== 'ready' || !request.items.some(({ id }) => id === item)) return [];
    const asked = JSON.parse(request.request) as Readonly<Record<string, unknown>>;
    if (deed === 'release-hold' && asked.hold !== hold) return [];
    const words = Object.fromEntries(
      Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    return [{ id: request.id, why: request.why, words }];
  });
};
