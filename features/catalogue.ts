import { analyse } from './analyse/index.ts';
import { collect } from './collect/index.ts';
import { communicate } from './communicate/index.ts';
import { consolidate } from './consolidate/index.ts';
import type { Deed } from './kernel/deed.ts';
import { preserve } from './preserve/index.ts';
import { read } from './read/index.ts';
import { register } from './register/index.ts';
import { team } from './team/index.ts';
import { upkeep } from './upkeep/index.ts';

/** All deeds in one list, in the order of the mission. Routes, OpenAPI, commands, help and permission tests come out of it. */
export const catalogue = [
  ...collect,
  ...preserve,
  ...read,
  ...register,
  ...consolidate,
  ...analyse,
  ...communicate,
  ...team,
  ...upkeep,
] as const satisfies readonly Deed[];

type Listed = (typeof catalogue)[number];

/** The catalogue as a type, by name: what a typed client speaks. */
export type Catalogue = { readonly [Name in Listed['name']]: Extract<Listed, { readonly name: Name }> };

export const deedsByName: ReadonlyMap<string, Deed> = new Map<string, Deed>(catalogue.map((deed) => [deed.name, deed]));

/** What people and programs may ask for: all but the deeds that only other deeds do. */
export const openDeeds: readonly Deed[] = (catalogue as readonly Deed[]).filter(({ inner }) => inner !== true);
