import type { Property } from '@amparo/core/schema/schema';
import { type ReactElement, useState } from 'react';
import type { Card, ClaimValue } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { useSchema } from '../../api/use-schema.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { TimeField } from '../../design/time-field.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';
import { nearestCard } from './card-order.ts';
import { firstValue } from './property-choice.ts';
import { PropertyPicker } from './property-picker.tsx';
import { isComplete, ValueEditor } from './value-editor.tsx';

/** Words were selected: what does the source say there, and about whom? */
export const MakeClaimDialog = (props: {
  readonly item: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly quote: string;
  readonly cards: readonly Card[];
  /** The card read now: whom the words are about, most likely. */
  readonly current: Card | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactElement => {
  const { t, own } = useWords();
  const schema = useSchema();
  const notices = useNotices();
  const [property, setProperty] = useState<Property | null>(null);
  const [value, setValue] = useState<ClaimValue | null>(null);
  const [mention, setMention] = useState('');
  const [label, setLabel] = useState('');
  const [of, setOf] = useState('');
  const [happenedOn, setHappenedOn] = useState('');
  const make = useWrite('register.make-claim');
  const about = props.cards.filter(({ id, kind }) => id !== 'item' && kind === property?.kind);
  const ofItem = property !== null && (property.kind === 'Item' || property.kind === 'Communication');
  const people = props.cards.filter(({ id, kind }) => id !== 'item' && kind === 'Person');
  const person = property === null ? undefined : schema.data?.kinds[property.kind]?.person;
  // A new episode without its person would stand on nobody's page.
  const asksOf = person !== undefined && property?.name !== person && mention === '' && people.length > 0;
  const ready = property !== null && value !== null && isComplete(value) && !make.isPending;

  const choose = (chosen: Property): void => {
    setProperty(chosen);
    setValue(firstValue(chosen, props.quote));
    setMention(nearestCard(props.cards, chosen.kind, props.span.start) ?? '');
    setOf(
      props.current?.kind === 'Person'
        ? props.current.id
        : (nearestCard(props.cards, 'Person', props.span.start) ?? ''),
    );
    setLabel(chosen.name === 'name' ? props.quote.trim().slice(0, 120) : '');
  };
  const submit = (): void => {
    if (!ready) return;
    make.mutate(
      {
        item: props.item,
        ...props.span,
        property: property.id,
        value,
        ...(happenedOn ? { happenedOn } : {}),
        ...(ofItem ? {} : mention ? { mention } : label.trim() ? { label: label.trim() } : {}),
        ...(asksOf && of ? { of } : {}),
      },
      {
        onSuccess: () => {
          notices.tell(t('make.done'));
          props.onDone();
          props.onClose();
        },
      },
    );
  };
  return (
    <Dialog
      shape="wide"
      title={t('make.title')}
      onClose={props.onClose}
      onSubmit={submit}
      foot={
        <>
          {property ? <Button onPress={() => setProperty(null)}>{t('make.back')}</Button> : null}
          <span className="grow" />
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits disabled={!ready} busy={make.isPending}>
            {t('make.do')}
          </Button>
        </>
      }
    >
      <blockquote className="quote">{props.quote}</blockquote>
      {property === null || value === null ? (
        <QueryState query={schema} small>
          {(answer) => <PropertyPicker schema={answer} cards={props.cards} onChoose={choose} />}
        </QueryState>
      ) : (
        <>
          <ValueEditor
            property={property}
            value={value}
            onChange={setValue}
            cards={props.cards}
            label={own(property.label)}
            faults={make.error?.of('value') ?? []}
          />
          {ofItem ? null : (
            <div className="fields">
              <SelectField
                label={t('make.about', { kind: own(schema.data?.kinds[property.kind]?.label ?? property.label) })}
                value={mention}
                onChange={setMention}
                faults={make.error?.of('mention') ?? []}
                choices={[
                  { value: '', label: t('make.new') },
                  ...about.map((card) => ({ value: card.id, label: card.label })),
                ]}
              />
              {asksOf ? (
                <SelectField
                  label={t('make.of')}
                  value={of}
                  onChange={setOf}
                  faults={make.error?.of('of') ?? []}
                  choices={[
                    ...people.map((card) => ({ value: card.id, label: card.label })),
                    { value: '', label: t('nobody') },
                  ]}
                />
              ) : null}
              {mention === '' && person === undefined ? (
                <TextField
                  label={t('make.label')}
                  value={label}
                  onChange={setLabel}
                  faults={make.error?.of('label') ?? []}
                />
              ) : null}
            </div>
          )}
          <TimeField
            label={t('happened-on.optional')}
            value={happenedOn}
            onChange={setHappenedOn}
            faults={make.error?.of('happenedOn') ?? []}
          />
          {make.error?.of('').map((message) => (
            <p key={message} className="alarm" role="alert">
              {message}
            </p>
          ))}
        </>
      )}
    </Dialog>
  );
};
