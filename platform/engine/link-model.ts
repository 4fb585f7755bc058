import { type Pass, type Pattern, type Shares, sharesOf, trainLevels } from '@amparo/linkage';
import { type LinkComparison, pairsOf } from './link-levels.ts';
import type { Engine } from './open-engine.ts';

/** Weights of a run: for each comparison and level the share among pairs of one person (m) and of two (u). */
export interface LinkModel {
  readonly comparisons: readonly {
    readonly name: string;
    readonly levels: readonly {
      readonly level: string;
      readonly m: number;
      readonly u: number;
      readonly bits: number;
    }[];
  }[];
  /** log2 odds that a pair drawn by chance is one person. */
  readonly prior: number;
}

const BY_CHANCE = 400_000;
const OF_A_RULE = 200_000;
/** A value shared by more records than this teaches slowly what rarer ones teach at once. */
const MOST_WITH_VALUE = 1_000;
/** Before anything is compared, this many others are expected to be the same person as a record. */
const EXPECTED_OTHERS = 2;

/** Fewer records than this do not show how rare a value is among people: they are taken for a sample of as many. */
const FEW_RECORDS = 1_000;
export const scaleOf = (records: number): number => Math.max(records, FEW_RECORDS);

/**
 * Trains m and u on the records themselves, without a truth: u from pairs drawn by chance, m by EM in a pass for each
 * rule (the same name; the same birth; …), its own comparisons left out. Draws are by hash of the record numbers, so
 * that the same input gives the same model.
 */
export const trainModel = async (
  engine: Engine,
  comparisons: readonly LinkComparison[],
  records: number,
): Promise<LinkModel> => {
  const sizes = comparisons.map(({ levels }) => levels.length);
  const u = sharesOf(
    await patternsOf(
      engine,
      comparisons,
      `select least(a, b) as a, greatest(a, b) as b from (
        select (hash(i, 'a') % ${records})::integer as a, (hash(i, 'b') % ${records})::integer as b
        from range(${Math.min(BY_CHANCE, records * records)}) drawn(i)) where a <> b`,
    ),
    sizes,
    { expected: comparisons.map(byChanceOf), weight: FEW_RECORDS },
  );
  const passes: Pass[] = [];
  for (const rule of rulesOf(comparisons)) {
    const patterns = await patternsOf(engine, comparisons, await pairsOfRule(engine, rule));
    passes.push({ patterns, leftOut: new Set(rule.map((name) => comparisons.findIndex((one) => one.name === name))) });
  }
  const m = trainLevels(passes, u, comparisons.map(startOf));
  const share = EXPECTED_OTHERS / scaleOf(records);
  return {
    prior: Math.log2(share / (1 - share)),
    comparisons: comparisons.map(({ name, levels }, at) => ({
      name,
      levels: levels.map((level, rank) => {
        const [own, other] = [m[at]?.[rank] ?? 0, u[at]?.[rank] ?? 0];
        return { level, m: own, u: other, bits: Math.log2(own / other) };
      }),
    })),
  };
};

/** Which comparisons make a rule: names together, then each value that is rare enough to stand for a person. */
const rulesOf = (comparisons: readonly LinkComparison[]): readonly (readonly string[])[] => {
  const has = (name: string): boolean => comparisons.some((one) => one.name === name);
  return [
    ['family', 'given'],
    ['name'],
    ['birth'],
    ['identifier'],
    has('postcode') ? ['postcode', 'place'] : ['place', has('family') ? 'family' : 'name'],
  ].filter((rule) => rule.every(has));
};

/** A column by which each comparison of a rule is at its highest. */
const COLUMN: Readonly<Record<string, string>> = { name: 'fold' };

const pairsOfRule = async (engine: Engine, rule: readonly string[]): Promise<string> => {
  const columns = rule.map((name) => COLUMN[name] ?? name);
  const named = columns.join(', ');
  const groups = `select ${named}, count(*) as together from record where ${columns.map((column) => `${column} is not null`).join(' and ')}
    group by ${named} having count(*) between 2 and ${MOST_WITH_VALUE}`;
  const pairs = await engine.number(`select sum(together * (together - 1) / 2)::bigint from (${groups})`);
  const every = Math.max(1, Math.ceil(pairs / OF_A_RULE));
  return `select l.rid as a, r.rid as b from record l join (${groups}) g using (${named}) join record r using (${named})
    where l.rid < r.rid and hash(l.rid) % ${every} = 0`;
};

const patternsOf = async (
  engine: Engine,
  comparisons: readonly LinkComparison[],
  pairs: string,
): Promise<readonly Pattern[]> => {
  const rows = await engine.rows<Record<string, number | string | null>>(
    `select ${comparisons.map((_, at) => `level_${at}`).join(', ')}, count(*)::varchar as pairs from (
      select ${comparisons.map(({ sql }, at) => `(${sql})::tinyint as level_${at}`).join(', ')}
      from ${pairsOf(comparisons, pairs)}) group by all order by all`,
  );
  return rows.map((row) => ({
    levels: comparisons.map((_, at) => row[`level_${at}`] as number | null),
    count: Number(row.pairs),
  }));
};

/** How two people drawn by chance compare, before any were drawn: nearly always otherwise. */
const byChanceOf = ({ levels }: LinkComparison): Shares[number] => {
  const most = 1 - 0.003 * (levels.length - 1);
  return levels.map((_, rank) => (rank === 0 ? most : 0.003));
};

/** Where training begins: most pairs of one person agree, a tenth conflict. */
const startOf = ({ levels }: LinkComparison): Shares[number] => {
  const middle = levels.length - 2;
  return levels.map((_, rank) =>
    rank === levels.length - 1 ? (middle === 0 ? 0.9 : 0.7) : rank === 0 ? 0.1 : 0.2 / middle,
  );
};
