import type { Evidence, Levels } from '@amparo/linkage';
import { compared } from './pair-comparison.ts';

/** Whether a mention of a person is of one human being or of a group, and how many the group are. */
export interface GroupFacts {
  readonly group: boolean;
  readonly sizes: readonly number[];
}

export const GROUP_LEVELS: Readonly<Record<string, Levels>> = {
  'group-size': { same: { m: 0.6, u: 0.05 }, near: { m: 0.2, u: 0.1 }, different: { m: 0.2, u: 0.85 } },
};

/** Sources round the size of a group: up to a tenth, two at least. */
const ROUNDED = 0.1;

/** Why a mention of one human being and one of a group cannot be the same; undefined where they can. */
export const groupGuard = (a: GroupFacts, b: GroupFacts): string | undefined =>
  a.group === b.group ? undefined : 'One is a group, the other one person.';

/** Two groups by their sizes; nothing where a side does not tell one. */
export const compareGroups = (a: GroupFacts, b: GroupFacts): readonly Evidence[] => {
  const [one, other] = [a.sizes[0], b.sizes[0]];
  if (!a.group || !b.group || one === undefined || other === undefined) return [];
  const same = a.sizes.find((size) => b.sizes.includes(size));
  if (same !== undefined)
    return [compared('group-size', 'same', [String(same), String(same)], `Both groups are ${same} people.`)];
  const near = Math.abs(one - other) <= Math.max(2, ROUNDED * Math.max(one, other));
  return [
    compared(
      'group-size',
      near ? 'near' : 'different',
      [String(one), String(other)],
      near ? `Groups of nearly one size: ${one} and ${other}.` : `Groups of different sizes: ${one} and ${other}.`,
    ),
  ];
};
