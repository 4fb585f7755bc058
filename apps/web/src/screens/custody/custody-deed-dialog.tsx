import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { asCallFault, type CallFault } from '../../api/call-fault.ts';
import type { Custody, Member } from '../../api/contract.ts';
import { useApi, useRead } from '../../api/use-deed.ts';
import { type Choice, SelectField, TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { longDay, shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { useRequestWords } from '../workspace/use-request-words.ts';
import {
  type CustodyDeed,
  doCustodyDeed,
  FIELDS,
  type FieldName,
  type FieldShape,
  firstWords,
  grantedTo,
} from './custody-deeds.ts';

const HASH = /^[0-9a-fA-F]{64}$/;

/** One thing that is written into the custody of an item, with what has to be said for it. */
export const CustodyDeedDialog = (props: {
  readonly deed: CustodyDeed;
  readonly item: string;
  readonly custody: Custody;
  readonly onClose: () => void;
}): ReactElement => {
  const { t, locale } = useWords();
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const { deed, item } = props;
  const { state, entries } = props.custody;
  const [said, setSaid] = useState(() => firstWords(deed, state));
  const [fault, setFault] = useState<CallFault | null>(null);
  const [busy, setBusy] = useState(false);
  const [approval, setApproval] = useState('');
  const agreed = useAgreed(deed, item, state);
  const chosen = agreed.find(({ id }) => id === approval);
  const choices = useChoices(deed, state, entries);
  const fields = Object.entries(FIELDS[deed]) as readonly Field[];
  const given = chosen ? chosen.words : said;
  const wrongHash = said.sha256 !== undefined && said.sha256 !== '' && !HASH.test(said.sha256.trim());
  const ready =
    !wrongHash && fields.every(([field, shape]) => shape.endsWith('?') || (given[field] ?? '').trim() !== '');
  const send = (): void => {
    const words = Object.fromEntries(
      Object.entries(given).flatMap(([field, typed]) => (typed.trim() === '' ? [] : [[field, typed.trim()]])),
    );
    setFault(null);
    setBusy(true);
    doCustodyDeed(api, deed, item, state, words, chosen?.id)
      .then((outcome) => {
        void client.invalidateQueries();
        if (outcome === 'differs') notices.warn(t('custody.differs'));
        else notices.tell(t(`custody.${outcome}`));
        props.onClose();
      })
      .catch((thrown: unknown) => {
        setBusy(false);
        setFault(asCallFault(thrown));
      });
  };
  const field = ([name, shape]: Field, index: number): ReactElement => {
    const choose = (typed: string): void => setSaid({ ...said, [name]: typed });
    const common = {
      label: t(`custody.field.${name}`),
      value: said[name] ?? '',
      onChange: choose,
      required: !shape.endsWith('?'),
      autoFocus: index === 0,
      faults: [
        ...(fault?.of(name === 'sha256' ? 'hashes' : name) ?? []),
        ...(name === 'sha256' && wrongHash ? [t('custody.hash-unread')] : []),
      ],
    };
    const listed = choices(shape);
    if (listed) return <SelectField key={name} {...common} choices={listed} />;
    const hint = shape === 'day?' ? t('day.unread') : shape === 'hash?' ? t('custody.field.sha256.hint') : undefined;
    return <TextField key={name} {...common} hint={hint} {...(shape.startsWith('long') ? { rows: 3 } : {})} />;
  };
  return (
    <FormDialog
      title={t(`custody.do.${deed}`)}
      more={t(`custody.more.${deed}`)}
      does={t(deed === 'destroy' && chosen ? 'custody.destroy-now' : 'save')}
      harm={deed === 'destroy' && chosen !== undefined}
      ready={ready}
      busy={busy}
      fault={fault}
      fields={fields.map(([name]) => (name === 'sha256' ? 'hashes' : name))}
      onSend={send}
      onClose={props.onClose}
    >
      {(deed === 'acknowledge' || deed === 'take-over') && state.inTransit ? (
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
            ...agreed.map(({ id, what }) => ({ value: id, label: what })),
          ]}
        />
      ) : null}
      {chosen
        ? null
        : besideOneAnother(fields).map((row) => (
            <div key={row[0]?.[0]} className="fields">
              {row.map((one) => field(one, fields.indexOf(one)))}
            </div>
          ))}
    </FormDialog>
  );
};

type Field = readonly [FieldName, FieldShape];

/** Short fields stand beside one another; what is long has a row of its own. */
const besideOneAnother = (fields: readonly Field[]): readonly (readonly Field[])[] => {
  const rows: Field[][] = [];
  let open = false;
  for (const field of fields) {
    const long = field[1].startsWith('long') || field[1] === 'hash?' || field[1] === 'hold';
    if (long || !open) rows.push([field]);
    else rows.at(-1)?.push(field);
    open = !long;
  }
  return rows;
};

/** What a field that is no free text can be. */
const useChoices = (deed: CustodyDeed, state: Custody['state'], entries: Custody['entries']) => {
  const { t, name: word, who, locale } = useWords();
  const members = useRead('team.list-members', {}, { enabled: deed === 'grant' || deed === 'revoke' });
  const names = new Set(grantedTo(entries));
  const listed = (fits: (member: Member) => boolean): readonly Choice<string>[] => [
    { value: '', label: t('custody.choose-member') },
    ...(members.data?.members ?? []).filter(fits).map(({ id, name }) => ({ value: id, label: who(name) })),
  ];
  return (shape: FieldShape): readonly Choice<string>[] | null => {
    switch (shape) {
      case 'member':
        return listed(({ left }) => !left);
      case 'granted':
        return listed(({ name }) => names.has(name));
      case 'claims':
        return CLAIMS.map((value) => ({ value, label: word('claims-left', value) }));
      case 'hold':
        return state.holds.map(({ seq, since, authority, reason }) => ({
          value: String(seq),
          label: [t('custody.held-since', { when: longDay(since, locale) }), authority, reason]
            .filter((part) => part !== null)
            .join(' · '),
        }));
      default:
        return null;
    }
  };
};

const CLAIMS = ['erase', 'keep-confirmed'] as const;

/** What is done by two people, under the deed that the request names. */
const NEEDS_TWO: { readonly [D in CustodyDeed]?: string } = {
  'release-hold': 'preserve.release-hold',
  'not-exculpatory': 'preserve.mark-exculpatory',
  destroy: 'preserve.destroy-items',
};

/** What two people agreed to and nobody has done yet, about this item: it is done in exactly the words agreed to. */
const useAgreed = (deed: CustodyDeed, item: string, state: Custody['state']) => {
  const wordsOf = useRequestWords();
  const name = NEEDS_TWO[deed] ?? null;
  const requests = useRead('team.list-requests', {}, { enabled: name !== null });
  return (requests.data?.requests ?? []).flatMap((request) => {
    if (request.deed !== name || request.state !== 'ready' || !request.items.some(({ id }) => id === item)) return [];
    const asked = JSON.parse(request.request) as Readonly<Record<string, unknown>>;
    if (deed === 'release-hold' && !state.holds.some(({ seq }) => seq === asked.hold)) return [];
    const words = Object.fromEntries(
      Object.entries(asked).flatMap(([field, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[field, String(value)]] : [],
      ),
    );
    const { what, reason } = wordsOf(request);
    return [{ id: request.id, what: [what, reason].filter((part) => part !== '').join(' '), words }];
  });
};
