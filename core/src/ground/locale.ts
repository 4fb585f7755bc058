/** The languages of the desk. Chromium and Node have no Belarusian in Intl, so words, dates and sorting are our own. */
export const LOCALES = ['en', 'be', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

/** A word or short phrase in every language of the desk. */
export type Words = Readonly<Record<Locale, string>>;

export const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);
