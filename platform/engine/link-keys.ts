import { hasNames, type LinkColumns } from './link-columns.ts';
import type { Engine } from './open-engine.ts';

/** A kind of key: records with the same key are compared, as long as not too many share it. */
interface KeyKind {
  readonly name: string;
  readonly needs: readonly (keyof LinkColumns | 'names')[];
  /** A query of `rid` and `value`. */
  readonly sql: string;
}

const KINDS: readonly KeyKind[] = [
  {
    name: 'skeleton',
    needs: ['names'],
    sql: `select distinct rid, unnest(skeletons) as value from spelt where length(skeleton) >= 2`,
  },
  { name: 'sound', needs: ['names'], sql: `select distinct rid, unnest(sounds) as value from spelt` },
  { name: 'given-name', needs: ['names'], sql: `select distinct rid, given as value from spelt` },
  {
    name: 'two-skeletons',
    needs: ['names'],
    sql: `select distinct a.rid, a.skeleton || '+' || b.skeleton as value from spelt a join spelt b on a.rid = b.rid and a.skeleton < b.skeleton
      where length(a.skeleton) >= 2 and length(b.skeleton) >= 2`,
  },
  { name: 'birth', needs: ['birth'], sql: `select rid, birth as value from record` },
  { name: 'year-place', needs: ['birth', 'place'], sql: `select rid, left(birth, 4) || place as value from record` },
  {
    name: 'year-skeleton',
    needs: ['birth', 'names'],
    sql: `select distinct rid, left(birth, 4) || skeleton as value from spelt join (select rid, birth from record) using (rid)`,
  },
  {
    name: 'day-skeleton',
    needs: ['birth', 'names'],
    sql: `select distinct rid, right(birth, 4) || skeleton as value from spelt join (select rid, birth from record) using (rid)`,
  },
  {
    name: 'place-skeleton',
    needs: ['place', 'names'],
    sql: `select distinct rid, place || skeleton as value from spelt join (select rid, place from record) using (rid)`,
  },
  {
    name: 'year-occupation',
    needs: ['birth', 'occupation'],
    sql: `select rid, left(birth, 4) || occupation as value from record`,
  },
  { name: 'postcode', needs: ['postcode'], sql: `select rid, postcode as value from record` },
  { name: 'address', needs: ['address'], sql: `select rid, address as value from record` },
  { name: 'identifier', needs: ['identifier'], sql: `select rid, identifier as value from record` },
  // An e-mail or a long number with a slip near its end.
  {
    name: 'identifier-head',
    needs: ['identifier'],
    sql: `select rid, left(identifier, 6) as value from record where length(identifier) > 7`,
  },
];

/** Pairs that keys may make: many for each record of a small set, few for each of a large one. */
export const pairBudget = (records: number): number => Math.min(240 * records, 8_000_000 + 2 * records);

/** A key shared by more records than this says nothing, whatever the budget. */
const MOST_RECORDS = 500;

export interface CandidatePairs {
  readonly pairs: number;
  /** Keys shared by more records than this were left out. */
  readonly cap: number;
  readonly byKey: readonly { readonly key: string; readonly pairs: number; readonly lostToCap: number }[];
}

/**
 * Makes `candidate(pair)`: pairs of records that share a key, smaller number in the upper half. The cap on how many
 * records may share a key is the highest that stays under the budget, so that no run is quadratic: a million records
 * with one surname meet by their other keys, and the pairs lost are told.
 */
export const findCandidates = async (
  engine: Engine,
  columns: LinkColumns,
  records: number,
): Promise<CandidatePairs> => {
  const names = hasNames(columns);
  const kinds = KINDS.filter(({ needs }) =>
    needs.every((need) => (need === 'names' ? names : columns[need] !== undefined)),
  );
  await engine.run(`create table key (rid integer, kind utinyint, hash ubigint)`);
  for (const [at, kind] of kinds.entries())
    await engine.run(
      `insert into key select rid, ${at}, hash(value, ${at}) from (${kind.sql}) where value is not null`,
    );
  await engine.run(
    `create table shared as select kind, hash, count(*)::integer as records from key group by kind, hash having count(*) > 1`,
  );
  const sizes = await engine.rows<{ kind: number; records: number; keys: string }>(
    `select kind, records, count(*)::varchar as keys from shared group by kind, records order by records, kind`,
  );
  const cap = capUnder(sizes, pairBudget(records));
  await engine.run(
    `create table usable as select key.rid, key.hash from key join shared using (kind, hash) where records <= ${cap}`,
  );
  await engine.run(`create table candidate as select distinct (a.rid::ubigint << 32) | b.rid as pair
    from usable a join usable b on a.hash = b.hash and a.rid < b.rid`);
  for (const table of ['key', 'shared', 'usable']) await engine.run(`drop table ${table}`);
  return {
    cap,
    pairs: await engine.number('select count(*) from candidate'),
    byKey: kinds.map(({ name }, at) => {
      const own = sizes.filter(({ kind }) => kind === at);
      const sum = (of: typeof own): number => of.reduce((total, one) => total + pairsOf(one), 0);
      return {
        key: name,
        pairs: sum(own.filter((one) => one.records <= cap)),
        lostToCap: sum(own.filter((one) => one.records > cap)),
      };
    }),
  };
};

const pairsOf = ({ records, keys }: { readonly records: number; readonly keys: string }): number =>
  (Number(keys) * records * (records - 1)) / 2;

const capUnder = (sizes: readonly { records: number; keys: string }[], budget: number): number => {
  let total = 0;
  let cap = 2;
  for (const size of sizes) {
    total += pairsOf(size);
    if (total > budget || size.records > MOST_RECORDS) return cap;
    cap = Math.max(cap, size.records);
  }
  return cap;
};
