import type { Classification } from '../nouns/item.ts';
import type { Role } from './rights.ts';

const CLEARANCE_OF: Readonly<Record<Role, readonly Classification[]>> = {
  steward: ['public', 'restricted', 'sealed'],
  documenter: ['public', 'restricted'],
  analyst: ['public', 'restricted'],
  observer: ['public'],
};

/**
 * The classifications a role may read. It is asked where data are read, for search, counts, export, history and
 * links alike: who may not see a thing does not learn that it exists.
 */
export const clearanceOf = (role: Role): readonly Classification[] => CLEARANCE_OF[role];

/** What nobody opens without saying what for, whatever the role (preservation page §2.3, A1). */
export const needsPurpose = (classification: Classification): boolean => classification === 'sealed';

/** What a role reads without saying what for: what lists, searches, people and counts are made of. */
export const ordinaryClearanceOf = (role: Role): readonly Classification[] =>
  clearanceOf(role).filter((classification) => !needsPurpose(classification));

/** For how long a purpose holds. */
export const OPEN_FOR_MINUTES = 15;
