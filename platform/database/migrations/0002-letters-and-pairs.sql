-- What is shorter than three letters stands in too many words: its items are found by the letters and pairs of letters
-- that they hold (features/records/item-words.ts). A pair is two UTF-16 code units as one whole number of 32 bits, a
-- letter alone the same with zero below.
alter table item_words add column pairs integer[] not null default '{}';

with held as (
  select distinct w.item_id, word.word from item_words w
  cross join lateral unnest(w.keys) as held(key) join word on word.key = held.key
), placed as (
  select item_id, ascii(substr(word, at, 1))::bigint as first, ascii(substr(word, at + 1, 1))::bigint as second
  from held cross join lateral generate_series(1, length(word)) as at
), numbered as (
  select item_id, first << 16 as alone, (first << 16) | second as pair from placed where first < 65536 and second < 65536
), wanted as (
  select item_id, alone as number from numbered union select item_id, pair from numbered
)
update item_words w set pairs = counted.pairs
from (
  select item_id, array_agg((case when number > 2147483647 then number - 4294967296 else number end)::integer) as pairs
  from wanted group by item_id
) counted
where counted.item_id = w.item_id;

alter table item_words alter column pairs drop default;
create index item_words_pairs on item_words using gin (pairs);
alter table item_words alter column keys set statistics 0;
alter table item_words alter column pairs set statistics 0;

-- Items that hold one of these words. The planner takes rare words for frequent ones and would read every item's words
-- through, hence the setting; and an index scan compares every find with every key, hence few keys at a time.
create function items_holding(wanted bigint[]) returns setof uuid language sql stable rows 1000 set enable_seqscan = off as $$
  select distinct found.item_id from generate_series(1, cardinality(wanted), 32) as first
  cross join lateral (select w.item_id from item_words w where w.keys && wanted[first : first + 31] offset 0) found
$$;
