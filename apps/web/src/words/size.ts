import { formatNumber } from '@amparo/core/ground/format-number';
import type { Locale } from '@amparo/core/ground/locale';

const UNITS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['B', 'kB', 'MB', 'GB'],
  be: ['Б', 'кБ', 'МБ', 'ГБ'],
  ru: ['Б', 'кБ', 'МБ', 'ГБ'],
};

/** Bytes for people: 1,024 kB never, 1.2 MB yes. Decimal units, as file managers and SI count. */
export const sizeWords = (bytes: number, locale: Locale): string => {
  const step = Math.min(3, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const rounded = step === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
  return `${formatNumber(rounded, locale)} ${UNITS[locale][step] ?? ''}`;
};
