import { comparesWholeNames, type LinkColumn, type LinkColumns } from './link-columns.ts';
import { scaleOf } from './link-model.ts';
import type { Engine } from './open-engine.ts';

/** A token of a name as one number: its rarity in eighths of a bit above 2^32, its own number below. */
const RARITY = 32;

const PLAIN = `nullif(regexp_replace(lower(strip_accents(raw)), '[^\\p{L}\\p{N}]+', '', 'g'), '')`;

/** What each column gives to a record, told from its distinct texts: `raw` and what stands beside it. */
const VALUES: Readonly<Partial<Record<LinkColumn, { readonly sql: string; readonly gives: readonly string[] }>>> = {
  given: {
    sql: `select text as raw, fold as given, skeleton as given_skeleton, lexicon as given_lexicon from name_text where role = 'given'`,
    gives: ['given', 'given_skeleton', 'given_lexicon'],
  },
  family: {
    sql: `select text as raw, fold as family, skeleton as family_skeleton from name_text where role = 'family'`,
    gives: ['family', 'family_skeleton'],
  },
  ...Object.fromEntries(
    (['place', 'address', 'postcode', 'identifier', 'occupation'] as const).map((column) => [
      column,
      {
        sql: `select raw, ${PLAIN} as ${column} from (select distinct ${column} as raw from source where ${column} is not null)`,
        gives: [column],
      },
    ]),
  ),
};

/**
 * Makes `record`: one row a source row with what is compared, folded, and how many bits an agreement on each value is
 * worth: log2(records / records with it), the term-frequency part of Fellegi–Sunter. Dates keep year, month and day as
 * eight digits; those with a zero part or out of the calendar are absent, since absent says nothing and wrong says much.
 */
export const describeRecords = async (engine: Engine, columns: LinkColumns, records: number): Promise<void> => {
  const scale = scaleOf(records);
  const joins: string[] = [];
  const gives = ['source.rid', 'source.id', 'source.truth'];
  if (comparesWholeNames(columns)) {
    await describeWholeNames(engine, scale);
    joins.push('left join named using (rid) left join whole using (rid)');
    gives.push('named.tokens', 'whole.fold', `(list_sum(named.tokens)::bigint >> ${RARITY}) as tokens_bits`);
  }
  for (const [column, value] of Object.entries(VALUES) as [LinkColumn, { sql: string; gives: readonly string[] }][]) {
    if (columns[column] === undefined) continue;
    await valueTable(engine, column, value.sql, column, scale);
    joins.push(`left join value_${column} on value_${column}.raw = source.${column}`);
    gives.push(...[...value.gives, `${column}_bits`].map((name) => `value_${column}.${name}`));
  }
  if (columns.birth !== undefined) {
    await valueTable(engine, 'birth', DATED, 'birth', scale);
    joins.push('left join value_birth on value_birth.raw = source.birth');
    gives.push('value_birth.birth', 'birth_bits', 'year', 'month_day', 'day_month');
  }
  if (columns.sex !== undefined) gives.push(`left(lower(source.sex), 1) as sex`);
  await engine.run(`create table record as select ${gives.join(', ')} from source ${joins.join(' ')}`);
};

/** The distinct texts of a column with what they say, and how rare that is. */
const valueTable = async (
  engine: Engine,
  column: LinkColumn,
  sql: string,
  said: string,
  scale: number,
): Promise<void> =>
  engine.run(`create table value_${column} as select told.*, log2(${scale} / sum(records) over (partition by ${said}))::float as ${column}_bits
    from (${sql}) told join (select ${column} as raw, count(*) as records from source where ${column} is not null group by 1) using (raw)
    where ${said} is not null`);

const describeWholeNames = async (engine: Engine, scale: number): Promise<void> => {
  await engine.run(`create table skeleton as select skeleton, (row_number() over (order by skeleton))::bigint as number,
    log2(${scale} / count(distinct rid)) as bits from spelt group by skeleton`);
  await engine.run(`create table named as select rid, list_sort(list(distinct (round(bits * 8)::bigint << ${RARITY}) + number)) as tokens
    from spelt join skeleton using (skeleton) group by rid`);
  await engine.run(
    `create table whole as select rid, string_agg(distinct fold, ' ' order by fold) as fold from spelt group by rid`,
  );
};

/** `1990-05-07`, `19900507` and `07.05.1990`; anything else is no date. */
const DATED = `select raw, birth, left(birth, 4)::integer as year, right(birth, 4)::integer as month_day,
    (right(birth, 2) || substr(birth, 5, 2))::integer as day_month
  from (select raw, case when left(digits, 4) between '1000' and '2999' and substr(digits, 5, 2) between '01' and '12'
      and right(digits, 2) between '01' and '31' then digits end as birth
    from (select raw, case
        when regexp_full_match(raw, '\\d{4}[-./]?\\d{2}[-./]?\\d{2}([T ].*)?') then left(regexp_replace(raw, '[^0-9]', '', 'g'), 8)
        when regexp_full_match(raw, '\\d{1,2}[-./]\\d{1,2}[-./]\\d{4}') then
          split_part(parted, '.', 3) || lpad(split_part(parted, '.', 2), 2, '0') || lpad(split_part(parted, '.', 1), 2, '0')
      end as digits
      from (select distinct birth as raw, translate(birth, '-/', '..') as parted from source where birth is not null)))`;
