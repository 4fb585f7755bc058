import type { ItemProblem } from '@amparo/core/nouns/item';

/** Says what a document keeps that its reader does not see, and that is not in the text. */
export const hiddenContent = (counted: readonly (readonly [what: string, count: number])[]): readonly ItemProblem[] => {
  const found = counted.filter(([, count]) => count > 0).map(([what, count]) => `${what} (${count})`);
  if (found.length === 0) return [];
  return [{ code: 'hidden-content', message: `The file keeps what is not in its text: ${found.join(', ')}.` }];
};
