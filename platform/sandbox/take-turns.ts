/** Lets at most so many deeds run at once; the others wait in the order they came. */
export const takeTurns = (most: number): (<Out>(deed: () => Promise<Out>) => Promise<Out>) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (deed) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await deed();
    } finally {
      // The turn goes to the next one straight away, so that nobody who comes later slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
