import { isDay } from '@amparo/core/ground/day';
import { type ReactElement, useEffect, useState } from 'react';
import { longDay } from '../words/when.ts';
import { useWords } from '../words/words.tsx';

/**
 * A day, written as ISO and read back in words. Not the browser's date field: in Chromium it shows month before day to
 * anyone whose language it does not know, and Belarusian is one of those.
 */
export const DayField = (props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}): ReactElement => {
  const { t, locale } = useWords();
  const [typed, setTyped] = useState(props.value);
  useEffect(() => setTyped(props.value), [props.value]);
  const good = isDay(typed);
  return (
    <span className="day-field">
      <input
        className="box num"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        maxLength={10}
        aria-label={props.label}
        aria-invalid={!good}
        title={t('day.unread')}
        value={typed}
        onChange={(change) => {
          const text = change.target.value.trim();
          setTyped(text);
          if (isDay(text)) props.onChange(text);
        }}
        onBlur={() => (good ? undefined : setTyped(props.value))}
      />
      <b className="day-words">{longDay(props.value, locale)}</b>
    </span>
  );
};
