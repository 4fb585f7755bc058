/**
 * Text as it is stored: line ends are `\n`; U+0000 and lone surrogates, which neither PostgreSQL nor UTF-8 can hold,
 * are U+FFFD. Nothing else changes. Pieces may be cleaned apart and joined, as long as no `\r\n` is cut in two.
 */
export const cleanText = (text: string): string =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll('\u0000', '\ufffd').toWellFormed();
