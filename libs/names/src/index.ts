/** Personal names across scripts and spelling standards: forms, keys, comparison with its reasons. */
export { compareNames, NAME_LEVELS, type NameComparison, type NameLevel } from './compare-names.ts';
export { compareTokens, TOKEN_LEVELS, type TokenLevel, type TokenMatch } from './compare-tokens.ts';
export { fold } from './fold.ts';
export { type GivenName, type GivenNameEdge, givenNameEdge, givenNamesOf, LEXICON } from './given-name-lexicon.ts';
export { nameKeys } from './name-keys.ts';
export {
  type NameParts,
  type NameToken,
  namePartsOf,
  type Patronymic,
  patronymicOf,
  type SurnameStem,
  surnameStem,
} from './name-parts.ts';
export { NAMES_ERROR_CODES, NamesError, type NamesErrorCode } from './names-error.ts';
export { normaliseName, repairHomoglyphs } from './normalise.ts';
export { type CyrillicLanguage, languageHints, type Script, scriptOf } from './script.ts';
export { editDistance, jaroWinkler, vowelDistance } from './similarity.ts';
export { skeletons } from './skeleton.ts';
export { type Spelling, STANDARDS, type Standard } from './standard.ts';
export { type LatinForm, latinForms, standardOf, transliterate } from './transliterate.ts';
