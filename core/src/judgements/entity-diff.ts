/** What became of entities between two states: pure, for telling people what a change does. */

export interface EntityDiff<M extends string> {
  /** Several entities became one. */
  readonly joined: readonly { readonly into: M; readonly from: readonly M[] }[];
  /** One entity became several. */
  readonly split: readonly { readonly from: M; readonly into: readonly M[] }[];
  /** Mentions that changed their entity where entities were joined and split at once. */
  readonly moved: readonly { readonly mention: M; readonly from: M; readonly into: M }[];
}

/**
 * Compares the entity of each mention before and after. A mention that one side does not know was an entity of its own
 * there. Lists are sorted; equal states give three empty lists. An entity that only took or gave its name is not told.
 */
export const entityDiff = <M extends string>(before: ReadonlyMap<M, M>, after: ReadonlyMap<M, M>): EntityDiff<M> => {
  const rows = rowsOf(before, after);
  const joined: { into: M; from: readonly M[] }[] = [];
  const split: { from: M; into: readonly M[] }[] = [];
  const moved: { mention: M; from: M; into: M }[] = [];
  for (const group of groupsOf(rows)) {
    const froms = distinct(group.map(({ from }) => from));
    const intos = distinct(group.map(({ into }) => into));
    const [from, into] = [froms[0] as M, intos[0] as M];
    if (froms.length > 1 && intos.length > 1) moved.push(...group.filter((row) => row.from !== row.into));
    else if (froms.length > 1) joined.push({ into, from: froms });
    else if (intos.length > 1) split.push({ from, into: intos });
  }
  return { joined, split, moved };
};

/** Mentions whose entity gains or loses others, in groups that hang together by an entity of either side. */
export const changedGroups = <M extends string>(
  before: ReadonlyMap<M, M>,
  after: ReadonlyMap<M, M>,
): readonly (readonly M[])[] =>
  groupsOf(rowsOf(before, after))
    .filter(
      (group) => new Set(group.map(({ from }) => from)).size > 1 || new Set(group.map(({ into }) => into)).size > 1,
    )
    .map((group) => group.map(({ mention }) => mention));

const rowsOf = <M extends string>(before: ReadonlyMap<M, M>, after: ReadonlyMap<M, M>): readonly Row<M>[] =>
  [...new Set([...before.keys(), ...after.keys()])].sort().map((mention) => ({
    mention,
    from: before.get(mention) ?? mention,
    into: after.get(mention) ?? mention,
  }));

interface Row<M> {
  readonly mention: M;
  readonly from: M;
  readonly into: M;
}

/** Rows that hang together by an entity of either side, in the order of their first mention. */
const groupsOf = <M extends string>(rows: readonly Row<M>[]): readonly (readonly Row<M>[])[] => {
  const byFrom = Map.groupBy(rows, ({ from }) => from);
  const byInto = Map.groupBy(rows, ({ into }) => into);
  const seen = new Set<M>();
  const groups: Row<M>[][] = [];
  for (const start of rows) {
    if (seen.has(start.mention)) continue;
    seen.add(start.mention);
    const group = [start];
    for (let at = 0; at < group.length; at += 1) {
      const row = group[at] as Row<M>;
      for (const next of [...(byFrom.get(row.from) ?? []), ...(byInto.get(row.into) ?? [])]) {
        if (seen.has(next.mention)) continue;
        seen.add(next.mention);
        group.push(next);
      }
    }
    groups.push(group.sort((a, b) => (a.mention < b.mention ? -1 : 1)));
  }
  return groups;
};

const distinct = <T extends string>(values: readonly T[]): readonly T[] => [...new Set(values)].sort();
