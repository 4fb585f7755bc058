/**
 * Writes one after the other, in the order they were asked for: whoever asks goes on at once. An undo so never
 * overtakes what it undoes.
 */
export interface WriteQueue {
  readonly add: (write: () => Promise<unknown>, refused: (thrown: unknown) => void) => void;
  readonly waiting: () => number;
}

/** `settled` is called each time that nothing waits any more. */
export const makeWriteQueue = (settled: () => void): WriteQueue => {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    add: (write, refused) => {
      waiting += 1;
      last = last
        .then(write)
        .then(() => undefined, refused)
        .then(() => {
          waiting -= 1;
          if (waiting === 0) settled();
        });
    },
    waiting: () => waiting,
  };
};
