/** What a deed took. */
export interface Timed {
  /** Seconds of each part by the clock. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Seconds of processor, of all threads. */
  readonly processorSeconds: Readonly<Record<string, number>>;
  /** Highest resident memory of the process so far, in megabytes. */
  readonly memoryMb: number;
}

/** Times the parts of a deed: called with the next part's name, and without at the end. */
export const stopwatch = (progress?: (note: string) => Promise<void> | void) => {
  const [seconds, processorSeconds]: [Record<string, number>, Record<string, number>] = [{}, {}];
  let part: string | undefined;
  let since = performance.now();
  let used = process.cpuUsage();
  return async (next?: string): Promise<Timed> => {
    const { user, system } = process.cpuUsage(used);
    if (part !== undefined) {
      seconds[part] = Math.round(performance.now() - since) / 1000;
      processorSeconds[part] = Math.round((user + system) / 1000) / 1000;
    }
    part = next;
    since = performance.now();
    used = process.cpuUsage();
    if (next !== undefined) await progress?.(next);
    return { seconds, processorSeconds, memoryMb: Math.round(process.resourceUsage().maxRSS / 1024) };
  };
};
