import { formatNumber, pluralCategory } from '@amparo/core/ground/format-number';
import type { Locale } from '@amparo/core/ground/locale';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';

/**
 * ICU messages. Lingui's parser (no eval) reads them; they are put together here and not by Lingui's runtime, because
 * it writes numbers by Intl, and Chromium has no Belarusian there. A value may be anything the caller can show:
 * text, a number, or a piece of the page.
 */
export type Values<Piece> = Readonly<Record<string, string | number | Piece>>;

const compiled = new Map<string, CompiledMessage>();

const tokensOf = (message: string): CompiledMessage => {
  const known = compiled.get(message);
  if (known) return known;
  const tokens = compileMessage(message);
  compiled.set(message, tokens);
  return tokens;
};

/** The pieces of a message in order: texts, and the values that are not text. */
export const renderMessage = <Piece>(
  message: string,
  values: Values<Piece>,
  locale: Locale,
): readonly (string | Piece)[] => joined(piecesOf(tokensOf(message), values, locale, undefined));

const piecesOf = <Piece>(
  tokens: CompiledMessage,
  values: Values<Piece>,
  locale: Locale,
  counted: number | undefined,
): readonly (string | Piece)[] =>
  tokens.flatMap((token): readonly (string | Piece)[] => {
    if (typeof token === 'string')
      return [token === '#' && counted !== undefined ? formatNumber(counted, locale) : token];
    const [name, type, choices] = token;
    const value = values[name];
    if (type === 'plural' && typeof value === 'number') {
      const cases = choices as Readonly<Record<string, CompiledMessage>>;
      const chosen = cases[String(value)] ?? cases[pluralCategory(value, locale)] ?? cases.other ?? [];
      return piecesOf(chosen, values, locale, value);
    }
    if (type === 'select') {
      const cases = choices as Readonly<Record<string, CompiledMessage>>;
      return piecesOf(cases[String(value)] ?? cases.other ?? [], values, locale, counted);
    }
    if (value === undefined) return [`{${name}}`];
    return [typeof value === 'number' ? formatNumber(value, locale) : value];
  });

const joined = <Piece>(pieces: readonly (string | Piece)[]): readonly (string | Piece)[] =>
  pieces.reduce<(string | Piece)[]>((all, piece) => {
    const last = all.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = last + piece;
    else all.push(piece);
    return all;
  }, []);
