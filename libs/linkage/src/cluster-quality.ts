/** How well clusters agree with a truth. All rates are 0..1. */
export interface ClusterQuality {
  /** Over pairs of records in one cluster. */
  readonly pairs: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** B-cubed (Bagga & Baldwin 1998): the mean over records of the share of their cluster that is theirs. */
  readonly bCubed: { readonly precision: number; readonly recall: number; readonly f1: number };
  readonly largest: number;
  readonly truePairs: number;
}

/** Both arrays give for each record its cluster; numbers mean nothing beyond being equal or not. */
export const clusterQuality = (found: ArrayLike<number>, truth: ArrayLike<number>): ClusterQuality => {
  const ofFound = new Map<number, number>();
  const ofTruth = new Map<number, number>();
  const ofBoth = new Map<string, number>();
  for (let at = 0; at < found.length; at += 1) {
    const [one, other] = [found[at] as number, truth[at] as number];
    ofFound.set(one, (ofFound.get(one) ?? 0) + 1);
    ofTruth.set(other, (ofTruth.get(other) ?? 0) + 1);
    ofBoth.set(`${one} ${other}`, (ofBoth.get(`${one} ${other}`) ?? 0) + 1);
  }
  let [precision, recall] = [0, 0];
  for (const [key, both] of ofBoth) {
    const [one, other] = key.split(' ').map(Number) as [number, number];
    precision += (both * both) / (ofFound.get(one) as number);
    recall += (both * both) / (ofTruth.get(other) as number);
  }
  const pairs = (counts: Iterable<number>): number => {
    let sum = 0;
    for (const count of counts) sum += (count * (count - 1)) / 2;
    return sum;
  };
  const right = pairs(ofBoth.values());
  const truePairs = pairs(ofTruth.values());
  return {
    pairs: rates(share(right, pairs(ofFound.values())), share(right, truePairs)),
    bCubed: rates(share(precision, found.length), share(recall, found.length)),
    largest: [...ofFound.values()].reduce((most, one) => Math.max(most, one), 0),
    truePairs,
  };
};

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const rates = (precision: number, recall: number) => ({
  precision,
  recall,
  f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
});
