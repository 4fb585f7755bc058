import { comparesWholeNames, type LinkColumns } from './link-columns.ts';
import { scaleOf } from './link-model.ts';
import type { Engine } from './open-engine.ts';

/** Columns of `record` whose equal values speak the louder the rarer they are; each has `<column>_bits` beside it. */
const VALUED = ['given', 'family', 'birth', 'place', 'address', 'postcode', 'identifier', 'occupation'] as const;

/** A token of a name as one number: its rarity in eighths of a bit above 2^32, its own number below. */
const RARITY = 32;

const plain = (column: string): string =>
  `nullif(regexp_replace(lower(strip_accents(source.${column})), '[^\\p{L}\\p{N}]+', '', 'g'), '')`;

/** Names of one role as one folded text, one skeleton and one given name. */
const spelt = (role: string): string =>
  `select rid, string_agg(fold, ' ' order by fold) as fold, string_agg(skeleton, ' ' order by skeleton) as skeleton, min(given) as lexicon
    from spelt where role = '${role}' group by rid`;

/**
 * Makes `record`: one row a source row with what is compared, folded, and how many bits an agreement on each value is
 * worth: log2(records / records with it), the term-frequency part of Fellegi–Sunter. Dates keep year, month and day as
 * eight digits; those with a zero part or out of the calendar are absent, since absent says nothing and wrong says much.
 */
export const describeRecords = async (engine: Engine, columns: LinkColumns, records: number): Promise<void> => {
  const whole = comparesWholeNames(columns);
  if (whole) await describeWholeNames(engine, records);
  await engine.run(`create table bare as select source.rid, source.id, source.truth, ${whole ? `named.tokens, whole.fold, (list_sum(named.tokens)::bigint >> ${RARITY}) as tokens_bits,` : ''}
      g.fold as given, g.skeleton as given_skeleton, g.lexicon as given_lexicon, f.fold as family, f.skeleton as family_skeleton,
      dated.birth, left(dated.birth, 4)::integer as year, right(dated.birth, 4)::integer as month_day,
      (right(dated.birth, 2) || substr(dated.birth, 5, 2))::integer as day_month, ${plain('place')} as place, ${plain('address')} as address, ${plain('postcode')} as postcode,
      ${plain('identifier')} as identifier, ${plain('occupation')} as occupation, left(${plain('sex')}, 1) as sex
    from source left join (${DATED}) dated on dated.raw = source.birth ${whole ? 'left join named using (rid) left join whole using (rid)' : ''}
    left join (${spelt('given')}) g using (rid) left join (${spelt('family')}) f using (rid)`);
  for (const column of VALUED)
    await engine.run(`create table value_${column} as select ${column}, log2(${scaleOf(records)} / count(*))::float as ${column}_bits
      from bare where ${column} is not null group by ${column}`);
  await engine.run(`create table record as select bare.*, ${VALUED.map((column) => `value_${column}.${column}_bits`).join(', ')}
    from bare ${VALUED.map((column) => `left join value_${column} using (${column})`).join(' ')} order by rid`);
  for (const table of [
    ...(whole ? ['skeleton', 'named', 'whole'] : []),
    'bare',
    ...VALUED.map((column) => `value_${column}`),
  ])
    await engine.run(`drop table ${table}`);
};

const describeWholeNames = async (engine: Engine, records: number): Promise<void> => {
  await engine.run(`create table skeleton as select skeleton, (row_number() over (order by skeleton))::bigint as number,
    log2(${scaleOf(records)} / count(distinct rid)) as bits from spelt group by skeleton`);
  await engine.run(`create table named as select rid, list_sort(list(distinct (round(bits * 8)::bigint << ${RARITY}) + number)) as tokens
    from spelt join skeleton using (skeleton) group by rid`);
  await engine.run(
    `create table whole as select rid, string_agg(distinct fold, ' ' order by fold) as fold from spelt group by rid`,
  );
};

/** `1990-05-07`, `19900507` and `07.05.1990`, each distinct one once; anything else is no date. */
const DATED = `select raw, case when left(digits, 4) between '1000' and '2999' and substr(digits, 5, 2) between '01' and '12'
    and right(digits, 2) between '01' and '31' then digits end as birth
  from (select raw, case
      when regexp_full_match(raw, '\\d{4}[-./]?\\d{2}[-./]?\\d{2}([T ].*)?') then left(regexp_replace(raw, '[^0-9]', '', 'g'), 8)
      when regexp_full_match(raw, '\\d{1,2}[-./]\\d{1,2}[-./]\\d{4}') then
        split_part(parted, '.', 3) || lpad(split_part(parted, '.', 2), 2, '0') || lpad(split_part(parted, '.', 1), 2, '0')
    end as digits
    from (select distinct birth as raw, translate(birth, '-/', '..') as parted from source where birth is not null))`;
