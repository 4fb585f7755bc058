import { CORRECTABLE } from '@amparo/core/nouns/custody';
import { type ReactElement, useState } from 'react';
import type { CustodyLine } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';

type Word = (typeof CORRECTABLE)[number];

/** Puts the words of an earlier entry right by a new one. Both stay; how custody stands is reckoned with the right ones. */
export const CorrectEntryDialog = (props: {
  readonly item: string;
  readonly entry: CustodyLine;
  readonly onClose: () => void;
}): ReactElement => {
  const { t, n } = useWords();
  const notices = useNotices();
  const { entry } = props;
  const [right, setRight] = useState<Readonly<Partial<Record<Word, string>>>>({});
  const [reason, setReason] = useState('');
  const correct = useWrite('preserve.correct-metadata');
  const instead = Object.fromEntries(
    CORRECTABLE.flatMap((word) => {
      const typed = right[word]?.trim() ?? '';
      return typed === '' || typed === entry[word] ? [] : [[word, typed]];
    }),
  );
  const emptied = CORRECTABLE.filter((word) => entry[word] !== null && right[word]?.trim() === '');
  const ready = Object.keys(instead).length > 0 && emptied.length === 0 && reason.trim() !== '';
  return (
    <FormDialog
      title={t('custody.correct.title', { entry: n(entry.seq) })}
      more={t('custody.correct.more')}
      does={t('save')}
      ready={ready}
      busy={correct.isPending}
      fault={correct.error}
      fields={['reason']}
      onClose={props.onClose}
      onSend={() =>
        correct.mutate(
          { item: props.item, entry: entry.seq, instead, reason: reason.trim() },
          {
            onSuccess: () => {
              notices.tell(t('custody.recorded'));
              props.onClose();
            },
          },
        )
      }
    >
      <div className="fields">
        {CORRECTABLE.filter((word) => word !== 'note').map((word, index) => (
          <TextField
            key={word}
            label={t(`custody.field.${word}`)}
            value={right[word] ?? entry[word] ?? ''}
            onChange={(typed) => setRight({ ...right, [word]: typed })}
            autoFocus={index === 0}
            faults={emptied.includes(word) ? [t('custody.correct.emptied')] : []}
          />
        ))}
      </div>
      <TextField
        label={t('custody.field.note')}
        value={right.note ?? entry.note ?? ''}
        onChange={(note) => setRight({ ...right, note })}
        rows={2}
        faults={emptied.includes('note') ? [t('custody.correct.emptied')] : []}
      />
      <TextField
        label={t('custody.field.reason')}
        value={reason}
        onChange={setReason}
        required
        rows={2}
        faults={correct.error?.of('reason') ?? []}
      />
    </FormDialog>
  );
};
