import { formatTime, MONTHS, MONTHS_GENITIVE } from '@amparo/core/ground/calendar-words';
import type { Locale } from '@amparo/core/ground/locale';

/** Days and instants in the words of the desk's language, in this machine's zone. Never by Intl: see calendar-words. */

const two = (count: number): string => String(count).padStart(2, '0');

/** "14 September 2025", from an ISO day or instant. */
export const longDay = (iso: string, locale: Locale): string => {
  const at = moment(iso);
  if (!at) return iso;
  return `${at.getDate()} ${(locale === 'en' ? MONTHS : MONTHS_GENITIVE)[locale][at.getMonth()] ?? ''} ${at.getFullYear()}`;
};

/** For columns: "14 Sep 2025" in English, "14.09.2025" in Belarusian and Russian. */
export const shortDay = (iso: string, locale: Locale): string => {
  const at = moment(iso);
  if (!at) return iso;
  if (locale !== 'en') return `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}`;
  return `${at.getDate()} ${(MONTHS.en[at.getMonth()] ?? '').slice(0, 3)} ${at.getFullYear()}`;
};

export const clockTime = (iso: string): string => {
  const at = moment(iso);
  return at ? `${two(at.getHours())}:${two(at.getMinutes())}` : '';
};

/** A day and a time of day; today only the time. */
export const shortInstant = (iso: string, locale: Locale, now: Date): string => {
  const at = moment(iso);
  if (!at) return iso;
  const today = at.toDateString() === now.toDateString();
  return today ? clockTime(iso) : `${shortDay(iso, locale)}, ${clockTime(iso)}`;
};

/** EDTF in words; text that is no time is shown as it is, never hidden. */
export const timeWords = (edtf: string, locale: Locale): string => {
  try {
    return formatTime(edtf, locale);
  } catch {
    return edtf;
  }
};

/** A day without a zone is that day everywhere; an instant is shown in this machine's zone. */
const moment = (iso: string): Date | null => {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  const at = day ? new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])) : new Date(iso);
  return Number.isNaN(at.getTime()) ? null : at;
};

export const isoDayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
