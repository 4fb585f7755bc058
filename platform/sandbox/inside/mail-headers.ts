import type { MailHeaders } from '../extraction.ts';
import { cleanText } from './clean-text.ts';

const LABELS: readonly (readonly [keyof MailHeaders, string])[] = [
  ['from', 'From'],
  ['to', 'To'],
  ['cc', 'Cc'],
  ['date', 'Date'],
  ['subject', 'Subject'],
];

/** Header fields, each on one line; what the mail does not have is absent. */
export const mailHeaders = (found: Readonly<Partial<Record<keyof MailHeaders, string | undefined>>>): MailHeaders =>
  Object.fromEntries(
    LABELS.flatMap(([name]) => {
      const value = cleanText(found[name] ?? '')
        .replaceAll(/\s+/g, ' ')
        .trim();
      return value === '' ? [] : [[name, value]];
    }),
  );

/** The header lines that a reader of the mail sees, as they stand at the head of its text. */
export const headerLines = (headers: MailHeaders): string =>
  LABELS.flatMap(([name, label]) => (headers[name] === undefined ? [] : [`${label}: ${headers[name]}\n`])).join('');
