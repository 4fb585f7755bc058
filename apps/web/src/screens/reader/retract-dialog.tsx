import { type ReactElement, useState } from 'react';
import type { CardClaim } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/field.tsx';
import { useWords } from '../../words/words.tsx';

/** Taking a confirmation back. The claim stays in the record as retracted, with the reason. */
export const RetractDialog = (props: {
  readonly claims: readonly CardClaim[];
  readonly onClose: () => void;
  readonly onRetract: (reason: string) => void;
}): ReactElement => {
  const { t, own } = useWords();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={t('retract.title', { count: props.claims.length })}
      onClose={props.onClose}
      onSubmit={() => {
        if (reason.trim() === '') return;
        props.onRetract(reason.trim());
        props.onClose();
      }}
      foot={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits disabled={reason.trim() === ''}>
            {t('retract')}
          </Button>
        </>
      }
    >
      <ul>
        {props.claims.slice(0, 8).map((claim) => (
          <li key={claim.id}>
            {own(claim.label)}: <b>{claim.shown}</b>
          </li>
        ))}
      </ul>
      <TextField label={t('reason')} value={reason} onChange={setReason} required autoFocus hint={t('retract.hint')} />
    </Dialog>
  );
};
