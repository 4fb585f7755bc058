/**
 * Who may do what. A right is a verb of the mission; a role is a set of rights. Deeds name the right they need,
 * nothing else in the house decides it.
 */
export const RIGHTS = ['read', 'collect', 'register', 'judge', 'analyse', 'communicate', 'export', 'steward'] as const;
export type Right = (typeof RIGHTS)[number];

export const ROLES = ['steward', 'documenter', 'analyst', 'observer'] as const;
export type Role = (typeof ROLES)[number];

const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  steward: RIGHTS,
  documenter: ['read', 'collect', 'register', 'judge', 'analyse', 'communicate'],
  analyst: ['read', 'analyse'],
  observer: ['read'],
};

/** True when the role holds the right. */
export const hasRight = (role: Role, right: Right): boolean => RIGHTS_OF[role].includes(right);
