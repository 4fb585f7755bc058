import type { PersonFile } from './person-files.ts';

/** Which violation types of core/law an episode of this kind may point to. It suggests law to look at; it finds nothing. */
const TYPES_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  DetentionEpisode: ['arbitrary-detention'],
  Charge: ['legality-vague-law'],
  Sentence: ['fair-trial'],
  ContactRestriction: ['family-contact'],
  Expulsion: ['expulsion-of-nationals'],
  DocumentStatus: ['identity-documents-nationality'],
};

/** Violation types that the file's episodes suggest, in the order of the table. */
export const violationTypesOf = (file: PersonFile): readonly string[] => {
  const kinds = new Set(file.episodes.map(({ kind }) => kind.name));
  return [...new Set(Object.entries(TYPES_OF_KIND).flatMap(([kind, types]) => (kinds.has(kind) ? types : [])))];
};
