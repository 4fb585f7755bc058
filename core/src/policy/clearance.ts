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
