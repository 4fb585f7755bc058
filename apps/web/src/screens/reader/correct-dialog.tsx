import { type ReactElement, useState } from 'react';
import type { Card, CardClaim, ClaimValue } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { useSchema } from '../../api/use-schema.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/field.tsx';
import { TimeField } from '../../design/time-field.tsx';
import { useWords } from '../../words/words.tsx';
import { propertyNamed } from './property-choice.ts';
import { isComplete, ValueEditor } from './value-editor.tsx';

/** The rule read it wrong: the right value beside the passage. The proposal stays in the record, corrected. */
export const CorrectDialog = (props: {
  readonly claim: CardClaim;
  readonly cards: readonly Card[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactElement => {
  const { t, own } = useWords();
  const { claim } = props;
  const schema = useSchema();
  const property = propertyNamed(schema.data, claim.property);
  const [value, setValue] = useState<ClaimValue>(claim.value as ClaimValue);
  const [happenedOn, setHappenedOn] = useState(claim.happenedOn ?? '');
  const [reason, setReason] = useState('');
  const correct = useWrite('register.correct-claim');
  const ready = isComplete(value) && !correct.isPending;
  return (
    <Dialog
      title={t('correct.title', { property: own(claim.label) })}
      onClose={props.onClose}
      onSubmit={() => {
        if (!ready) return;
        correct.mutate(
          {
            claim: claim.id,
            value,
            ...(happenedOn ? { happenedOn } : {}),
            ...(reason.trim() ? { reason: reason.trim() } : {}),
          },
          {
            onSuccess: () => {
              props.onDone();
              props.onClose();
            },
          },
        );
      }}
      foot={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits disabled={!ready} busy={correct.isPending}>
            {t('correct')}
          </Button>
        </>
      }
    >
      {claim.passages.map((passage) => (
        <blockquote key={passage.id} className="quote">
          {passage.quote}
        </blockquote>
      ))}
      <ValueEditor
        property={property}
        value={value}
        onChange={setValue}
        cards={props.cards}
        label={own(claim.label)}
        faults={correct.error?.of('value') ?? []}
      />
      {claim.happenedOn ? (
        <TimeField
          label={t('happened-on')}
          value={happenedOn}
          onChange={setHappenedOn}
          faults={correct.error?.of('happenedOn') ?? []}
        />
      ) : null}
      <TextField
        label={t('reason.optional')}
        value={reason}
        onChange={setReason}
        faults={correct.error?.of('') ?? []}
      />
    </Dialog>
  );
};
