import type { Locale } from './locale.ts';

const NARROW_NO_BREAK_SPACE = '\u202f';

/**
 * A number as each language writes it: 1,149.5 in English; 1 149,5 (narrow no-break space, U+202F) in Belarusian and
 * Russian. Not by Intl: Chromium falls back to English for Belarusian. Fractions keep the digits they have.
 */
export const formatNumber = (value: number, locale: Locale): string => {
  if (!Number.isFinite(value)) return String(value);
  const [whole = '0', fraction] = plainDigits(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'en' ? ',' : NARROW_NO_BREAK_SPACE);
  const sign = value < 0 ? '\u2212' : '';
  return fraction === undefined ? sign + grouped : `${sign}${grouped}${locale === 'en' ? '.' : ','}${fraction}`;
};

/** Without an exponent: numbers of people and days never need one, and a page must not show `1e+21`. */
const plainDigits = (value: number): string => {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value < 1 ? value.toFixed(12) : BigInt(value).toString();
};

/** The plural category of a whole number, for choosing among word forms. `Intl.PluralRules` knows all three languages. */
export const pluralCategory = (value: number, locale: Locale): Intl.LDMLPluralRule =>
  new Intl.PluralRules(locale).select(value);
