import type { Input } from '../../api/contract.ts';

export type Family = NonNullable<Input<'consolidate.list-matches'>['family']>;

/** What pairs are of, in the order in which a person chooses. */
export const FAMILIES = ['people', 'facilities', 'organisations', 'events'] as const satisfies readonly Family[];

export const isFamily = (text: string | undefined): text is Family => FAMILIES.some((family) => family === text);
