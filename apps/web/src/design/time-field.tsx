import { tryReadTime } from '@amparo/core/ground/edtf-time';
import type { ReactElement } from 'react';
import { timeWords } from '../words/when.ts';
import { useWords } from '../words/words.tsx';
import { TextField } from './field.tsx';

/** A time as the source gives it, read back in words while it is typed. */
export const TimeField = (props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (edtf: string) => void;
  readonly faults?: readonly string[];
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}): ReactElement => {
  const { t, locale } = useWords();
  const read = props.value === '' || tryReadTime(props.value) !== undefined;
  return (
    <TextField
      label={props.label}
      value={props.value}
      onChange={(typed) => props.onChange(typed.trim())}
      placeholder="2024-10-14"
      required={props.required ?? false}
      autoFocus={props.autoFocus ?? false}
      faults={[...(read ? [] : [t('time.unread')]), ...(props.faults ?? [])]}
      hint={
        <>
          {props.value !== '' && read ? (
            <b aria-live="polite">{t('time.read', { words: timeWords(props.value, locale) })}. </b>
          ) : null}
          {t('time.hint')}
        </>
      }
    />
  );
};
