import { tryReadTime } from '@amparo/core/ground/edtf-time';
import type { Property } from '@amparo/core/schema/schema';
import type { ReactElement } from 'react';
import type { Card, ClaimValue, ValueType } from '../../api/contract.ts';
import { useSchema } from '../../api/use-schema.ts';
import { Choices, SelectField, TextField } from '../../design/field.tsx';
import { TimeField } from '../../design/time-field.tsx';
import { useWords } from '../../words/words.tsx';
import { firstValue } from './property-choice.ts';

export const isComplete = (value: ClaimValue): boolean => {
  switch (value.kind) {
    case 'text':
      return value.text.trim() !== '';
    case 'number':
      return Number.isFinite(value.number);
    case 'time':
      return tryReadTime(value.edtf) !== undefined;
    case 'term':
      return value.code !== '';
    case 'mention':
      return value.mention !== '';
    case 'record':
      return Object.values(value.record).some((part) => part !== null && part !== '');
  }
};

/** The editor of one value, by the types that its property takes. */
export const ValueEditor = (props: {
  readonly property: Property | undefined;
  readonly value: ClaimValue;
  readonly onChange: (value: ClaimValue) => void;
  readonly cards: readonly Card[];
  readonly label: string;
  readonly faults?: readonly string[];
}): ReactElement => {
  const { t } = useWords();
  const types = props.property?.types ?? [props.value.kind];
  const quote = props.value.kind === 'text' ? props.value.text : '';
  return (
    <div className="stack">
      {types.length > 1 ? (
        <Choices
          label={t('value.as')}
          value={props.value.kind as ValueType}
          onChange={(type) => props.property && props.onChange(firstValue({ ...props.property, types: [type] }, quote))}
          choices={types.map((type) => ({ value: type, label: t(`value.${type}`) }))}
        />
      ) : null}
      <OneEditor {...props} />
    </div>
  );
};

const OneEditor = (props: Parameters<typeof ValueEditor>[0]): ReactElement => {
  const { t, own } = useWords();
  const schema = useSchema();
  const { value, onChange, label, property } = props;
  const faults = props.faults ?? [];
  switch (value.kind) {
    case 'text':
      return (
        <TextField
          label={label}
          value={value.text}
          faults={faults}
          onChange={(text) => onChange({ kind: 'text', text })}
          required
          autoFocus
        />
      );
    case 'number':
      return (
        <div className="fields">
          <TextField
            label={label}
            type="number"
            value={Number.isFinite(value.number) ? String(value.number) : ''}
            faults={faults}
            onChange={(typed) => onChange({ ...value, number: typed === '' ? Number.NaN : Number(typed) })}
            required
            autoFocus
          />
          <TextField
            label={t('value.unit')}
            value={value.unit ?? ''}
            onChange={(unit) => onChange({ kind: 'number', number: value.number, ...(unit ? { unit } : {}) })}
          />
        </div>
      );
    case 'time':
      return (
        <TimeField
          label={label}
          value={value.edtf}
          faults={faults}
          onChange={(edtf) => onChange({ kind: 'time', edtf })}
          required
          autoFocus
        />
      );
    case 'term': {
      const terms = schema.data?.vocabularies[value.vocabulary]?.terms ?? [];
      return (
        <SelectField
          label={label}
          value={value.code}
          faults={faults}
          onChange={(code) => onChange({ ...value, code })}
          choices={[
            { value: '', label: t('choose') },
            ...terms.map((term) => ({ value: term.code, label: own(term.label) })),
          ]}
        />
      );
    }
    case 'mention': {
      const kinds = property?.of ?? [];
      const fit = props.cards.filter(({ id, kind }) => id !== 'item' && (kinds.length === 0 || kinds.includes(kind)));
      return (
        <SelectField
          label={label}
          value={value.mention}
          faults={faults}
          hint={fit.length === 0 ? t('value.no-mentions') : t('value.mention.hint')}
          onChange={(mention) => onChange({ kind: 'mention', mention })}
          choices={[
            { value: '', label: t('choose') },
            ...fit.map((card) => ({ value: card.id, label: `${own(card.kindLabel)}: ${card.label}` })),
          ]}
        />
      );
    }
    case 'record':
      return (
        <div className="fields">
          {Object.entries(value.record).map(([field, part]) => (
            <TextField
              key={field}
              label={field}
              value={part === null ? '' : String(part)}
              faults={faults}
              onChange={(typed) =>
                onChange({ kind: 'record', record: { ...value.record, [field]: typed === '' ? null : typed } })
              }
            />
          ))}
        </div>
      );
  }
};
