/** Personal names across scripts and spelling standards: forms, keys, comparison with its reasons. */
export { type GrammaticalCase, type Nominative, nominatives } from './case-forms.ts';
export { compareNames, NAME_LEVELS, type NameComparison, type NameLevel } from './compare-names.ts';
export { compareTokens, TOKEN_LEVELS, type TokenLevel, type TokenMatch } from './compare-tokens.ts';
export { fold } from './fold.ts';
export {
  type GivenName,
  type GivenNameEdge,
  type GivenNameHit,
  givenNameEdge,
  givenNamesOf,
  LEXICON,
  type NameSource,
} from './given-name-graph.ts';
export { NAME_KEYS_VERSION, nameKeys } from './name-keys.ts';
export { type NameParts, namePartsOf } from './name-parts.ts';
export { describeToken, type NameToken, type Sound } from './name-token.ts';
export { NAMES_ERROR_CODES, NamesError, type NamesErrorCode } from './names-error.ts';
export { normaliseName, repairHomoglyphs } from './normalise.ts';
export { type Patronymic, patronymicOf, sameFather } from './patronymic.ts';
export { readToken } from './read-token.ts';
export type { Reading } from './reading.ts';
export { type CyrillicLanguage, languageHints, type Script, scriptOf } from './script.ts';
export { editDistance, jaroWinkler, slipDistance, vowelDistance } from './similarity.ts';
export { skeletons } from './skeleton.ts';
export type { Spelling, Standard } from './standard.ts';
export { STANDARDS } from './standards.ts';
export { type SurnameStem, surnameStem } from './surname.ts';
export { type LatinForm, latinForms, standardOf, transliterate } from './transliterate.ts';
