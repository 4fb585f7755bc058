import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import type { CallFault } from '../../api/call-fault.ts';
import { useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Pill } from '../../design/pill.tsx';
import { clockTime } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

const OPENED = 'opened-for-a-purpose';

/** All that the desk keeps of an item, but not that it is open. */
const ofItem =
  (item: string) =>
  ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean =>
    queryKey[0] !== OPENED && JSON.stringify(queryKey).includes(item);

/**
 * A sealed item asks what it is opened for before it shows anything. What was said is on record, and the item closes by
 * itself: then the screen forgets what it showed, and asks again.
 */
export const PurposeGate = (props: {
  readonly item: string;
  readonly fault: CallFault | null;
  readonly children: ReactNode;
}): ReactElement => {
  const { t } = useWords();
  const client = useQueryClient();
  const opened = useQuery<string | null>({
    queryKey: [OPENED, props.item],
    queryFn: () => null,
    enabled: false,
    initialData: null,
  });
  const until = opened.data;
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(
      () => {
        client.setQueryData([OPENED, props.item], null);
        void client.resetQueries({ predicate: ofItem(props.item) });
      },
      Math.max(0, Date.parse(until) - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [until, client, props.item]);
  if (props.fault?.has('purpose-needed'))
    return (
      <PurposePanel item={props.item} onOpened={(openUntil) => client.setQueryData([OPENED, props.item], openUntil)} />
    );
  return (
    <>
      {until === null ? null : (
        <p>
          <Pill tone="time">{t('purpose.open-until', { when: clockTime(until) })}</Pill>
        </p>
      )}
      {props.children}
    </>
  );
};

const PurposePanel = (props: { readonly item: string; readonly onOpened: (until: string) => void }): ReactElement => {
  const { t, told } = useWords();
  const client = useQueryClient();
  const [purpose, setPurpose] = useState('');
  const [authority, setAuthority] = useState('');
  const open = useWrite('preserve.open-restricted', { refresh: ['team.describe-session'] });
  const ready = purpose.trim().length > 2;
  return (
    <form
      className="sheet pad stack purpose-panel"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!ready) return;
        open.mutate(
          {
            items: [props.item],
            purpose: purpose.trim(),
            ...(authority.trim() ? { authority: authority.trim() } : {}),
          },
          {
            onSuccess: ({ openUntil }) => {
              props.onOpened(openUntil);
              void client.resetQueries({ predicate: ofItem(props.item) });
            },
          },
        );
      }}
    >
      <h1>{t('purpose.title')}</h1>
      <p className="muted">{t('purpose.more')}</p>
      <TextField
        label={t('purpose.for')}
        hint={t('purpose.for.hint')}
        value={purpose}
        onChange={setPurpose}
        required
        autoFocus
        faults={open.error?.of('purpose') ?? []}
      />
      <TextField label={t('purpose.authority')} value={authority} onChange={setAuthority} />
      {open.error && open.error.of('purpose').length === 0 ? (
        <p className="alarm" role="alert">
          {told(open.error.faults)}
        </p>
      ) : null}
      <div className="row">
        <Button look="main" submits busy={open.isPending} disabled={!ready}>
          {t('purpose.open')}
        </Button>
      </div>
    </form>
  );
};
