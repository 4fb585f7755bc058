/**
 * Remembers what a pure function answered, for at most `most` arguments twice over; answers are the same with and without
 * it. When one half is full the other half, which was not asked for since, is forgotten.
 */
export const boundedMemo = <A, B>(most: number, make: (argument: A) => B): ((argument: A) => B) => {
  let young = new Map<A, B>();
  let old = new Map<A, B>();
  return (argument) => {
    const known = young.get(argument);
    if (known !== undefined) return known;
    const answer = old.get(argument) ?? make(argument);
    if (young.size >= most) [old, young] = [young, new Map()];
    young.set(argument, answer);
    return answer;
  };
};
