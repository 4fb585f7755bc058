import { MONTHS, MONTHS_GENITIVE } from '@amparo/core/ground/calendar-words';
import { tryReadTime } from '@amparo/core/ground/edtf-time';
import { LOCALES } from '@amparo/core/ground/locale';

const MONTH_BY_WORD: ReadonlyMap<string, number> = new Map(
  LOCALES.flatMap((locale) =>
    [MONTHS, MONTHS_GENITIVE].flatMap((names) =>
      names[locale].map((word, index) => [word.toLowerCase(), index + 1] as const),
    ),
  ),
);

const two = (count: number | string): string => String(count).padStart(2, '0');

/**
 * The EDTF of a short quotation, as a first suggestion in an editor where the person sees and can change it:
 * "14 October 2024", "у снежні" is not guessed, "14.10.2024", "October 2024", "2024-05". Empty when it is not plain.
 */
export const guessTime = (quote: string): string => {
  const text = quote.trim().replace(/\s+/g, ' ');
  const numbers = /^(\d{1,2})[./](\d{1,2})[./](\d{4})/.exec(text);
  const words = /^(?:(\d{1,2}) )?(\p{L}+)\.? (\d{4})/u.exec(text);
  const english = /^(\p{L}+) (\d{1,2}), (\d{4})/u.exec(text);
  const guess = numbers
    ? `${numbers[3]}-${two(numbers[2] ?? '')}-${two(numbers[1] ?? '')}`
    : english
      ? dated(english[1], english[2], english[3])
      : words
        ? dated(words[2], words[1], words[3])
        : text;
  return tryReadTime(guess) ? guess : '';
};

const dated = (word = '', day: string | undefined, year = ''): string => {
  const month = MONTH_BY_WORD.get(word.toLowerCase());
  return month ? `${year}-${two(month)}${day ? `-${two(day)}` : ''}` : '';
};
