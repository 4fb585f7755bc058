import { type LinkComparison, pairsOf } from './link-levels.ts';
import { type LinkModel, scaleOf } from './link-model.ts';
import type { Engine } from './open-engine.ts';

/** Agreement on one value is worth no more than this, however rare the value. */
const MOST_RARITY = 20;
/** Pairs further under the line than this are not kept: they cannot hold a cluster together. */
const LEAST_BITS = -5;

/** Levels of all comparisons, and the rarity of what was agreed on, each told once: `level_0`, `rarity_0`, … */
const levelsSql = (comparisons: readonly LinkComparison[]): string =>
  comparisons
    .flatMap(({ sql, rarity }, at) => [
      `(${sql})::tinyint as level_${at}`,
      ...(rarity === undefined ? [] : [`least(${rarity.sql}, ${MOST_RARITY}) as rarity_${at}`]),
    ])
    .join(', ');

/** The sum of weights over levels: prior, then each comparison; where a side is silent, nothing. */
export const weightSql = (comparisons: readonly LinkComparison[], model: LinkModel): string =>
  [
    model.prior.toFixed(4),
    ...comparisons.map(({ rarity }, at) => {
      const cases = (model.comparisons[at]?.levels ?? []).map(({ m, bits }, rank) =>
        rarity !== undefined && rank >= rarity.from
          ? `when ${rank} then ${Math.log2(m).toFixed(4)} + rarity_${at}`
          : `when ${rank} then ${bits.toFixed(4)}`,
      );
      return `coalesce(case level_${at} ${cases.join(' ')} end, 0)`;
    }),
  ].join('\n + ');

/**
 * Makes `edge(a, b, bits)` of the candidates that may be one person; scored inside the join, so that little is kept.
 * The prior is then set by what was found: the expected number of pairs of one person among all pairs, to a fixed point.
 */
export const scoreCandidates = async (
  engine: Engine,
  comparisons: readonly LinkComparison[],
  model: LinkModel,
  records: number,
): Promise<{ readonly edges: number; readonly prior: number }> => {
  const numbers = 'select (pair >> 32)::integer as a, (pair & 4294967295)::integer as b from candidate';
  await engine.run(`create table scored as select a, b, bits::float as bits
    from (select a, b, ${weightSql(comparisons, model)} as bits from (
      select l.rid as a, r.rid as b, ${levelsSql(comparisons)} from ${pairsOf(comparisons, numbers)}))
    where bits > ${LEAST_BITS - MOST_SHIFT}`);
  const shift = await shiftOf(engine, model.prior, records);
  await engine.run(
    `create table edge as select a, b, (bits + ${shift})::float as bits from scored where bits + ${shift} > ${LEAST_BITS}`,
  );
  await engine.run('drop table scored');
  return { edges: await engine.number('select count(*) from edge'), prior: model.prior + shift };
};

/** The prior moves no further than this from where the weights put it. */
const MOST_SHIFT = 3;
const ROUNDS = 12;

const shiftOf = async (engine: Engine, prior: number, records: number): Promise<number> => {
  const bins = await engine.rows<{ bits: number; pairs: string }>(
    'select round(bits * 4)::integer / 4.0 as bits, count(*)::varchar as pairs from scored group by 1 order by 1',
  );
  let shift = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const expected = bins.reduce((sum, { bits, pairs }) => sum + Number(pairs) / (1 + 2 ** -(bits + shift)), 0);
    const share = Math.max(expected, 1) / ((scaleOf(records) * (scaleOf(records) - 1)) / 2);
    shift = Math.min(MOST_SHIFT, Math.max(-MOST_SHIFT, Math.log2(share / (1 - share)) - prior));
  }
  return Math.round(shift * 1000) / 1000;
};
