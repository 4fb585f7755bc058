/** Tells the parent how far the reading is; it also shows that the process does not hang. */
export const sayProgress = (done: number, all: number): void => {
  process.stderr.write(`[${done} of ${all}]\n`);
};
