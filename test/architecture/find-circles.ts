import type { Arrow } from './check-arrows.ts';

/** Circles among files, one message for each knot (Tarjan 1972), with one way round. Imports of types count: a reader walks them too. */
export const findCircles = (arrows: readonly Arrow[]): readonly string[] => {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  return knots(next).map((knot) => {
    const way = wayRound(knot, next);
    const others = knot.length > way.length ? ` (the knot has ${knot.length} files)` : '';
    return `${[...way, way[0]].join(' -> ')}: a circle${others}; refer by id, or put the rule about both above both`;
  });
};

const knots = (next: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] => {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.get(node) ?? 0);
    stack.push(node);
    for (const to of next.get(node) ?? []) {
      if (!order.has(to)) visit(to);
      if (stack.includes(to)) low.set(node, Math.min(low.get(node) ?? 0, low.get(to) ?? 0));
    }
    if (low.get(node) !== order.get(node)) return;
    const knot = stack.splice(stack.indexOf(node));
    if (knot.length > 1 || next.get(node)?.includes(node) === true) found.push(knot.sort());
  };
  for (const node of [...next.keys()].sort()) if (!order.has(node)) visit(node);
  return found;
};

/** The shortest way from the first file of a knot back to it, breadth first. */
const wayRound = (knot: readonly string[], next: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const start = knot[0] ?? '';
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const to of next.get(way.at(-1) ?? '') ?? []) {
      if (to === start) return way;
      if (!knot.includes(to) || seen.has(to)) continue;
      seen.add(to);
      ways.push([...way, to]);
    }
  }
  return knot;
};
