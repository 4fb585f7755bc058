import { formatTime } from '../ground/calendar-words.ts';
import { isTime } from '../ground/edtf-time.ts';
import { formatNumber } from '../ground/format-number.ts';
import type { Locale } from '../ground/locale.ts';
import type { ClaimValue } from '../nouns/claim.ts';
import { type Schema, termLabel } from './schema.ts';

/**
 * A value as one line of text in a language of the desk. `labelOf` gives the label of a mention by its id; what is not
 * known is shown as it is stored, never guessed.
 */
export const showValue = (
  schema: Schema,
  value: ClaimValue,
  locale: Locale,
  labelOf: (mention: string) => string | undefined = () => undefined,
): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return value.unit === undefined
        ? formatNumber(value.number, locale)
        : `${formatNumber(value.number, locale)} ${value.unit}`;
    case 'time':
      return isTime(value.edtf) ? formatTime(value.edtf, locale) : value.edtf;
    case 'term':
      return termLabel(schema, value.vocabulary, value.code)[locale];
    case 'mention':
      return labelOf(value.mention) ?? '—';
    case 'record':
      return Object.values(value.record)
        .filter((part) => part !== null && part !== '')
        .join(', ');
  }
};
