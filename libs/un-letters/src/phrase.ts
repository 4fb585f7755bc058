/**
 * A fixed phrase of the letters as the source of a pattern: its spaces and apostrophes may be lost, as captures lose
 * them. What else it holds is a pattern already: groups, alternatives, bounded gaps such as `[^.\n]{0,80}`.
 */
export const phrase = (words: string): string => words.replace(/'/gu, "['´`]?").replace(/ /gu, '[ \\n]?');

/** The phrases as one pattern, any case, that finds the first of them. */
export const anyPhrase = (...phrases: readonly string[]): RegExp => new RegExp(phrases.map(phrase).join('|'), 'iu');
