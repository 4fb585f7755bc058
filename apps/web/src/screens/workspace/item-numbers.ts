/** "1, 4-7, 12" as numbers in order, each once; null when it is something else or goes backwards. */
export const itemNumbers = (typed: string): readonly number[] | null => {
  const numbers = new Set<number>();
  for (const part of typed.split(/[\s,;]+/).filter((one) => one !== '')) {
    const [, from, to] = /^(\d{1,9})(?:[-–](\d{1,9}))?$/.exec(part) ?? [];
    if (from === undefined) return null;
    const [first, last] = [Number(from), Number(to ?? from)];
    if (first < 1 || last < first || last - first > 100_000) return null;
    for (let number = first; number <= last; number++) numbers.add(number);
  }
  return numbers.size === 0 ? null : [...numbers].sort((a, b) => a - b);
};
