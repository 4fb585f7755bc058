import { readToken } from './read-token.ts';

/**
 * The vowel-bearing Latin fold of a token: its likeliest reading (reading.ts), one neutral spelling for the habits of
 * Belarusian, Russian and Ukrainian Cyrillic and of their Latin spellings. For similarity and for finding given names,
 * never a key by itself. Empty for a token without letters of a script read here: no evidence.
 */
export const fold = (token: string): string => readToken(token)[0]?.sound ?? '';
