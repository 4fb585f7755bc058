-- A mention of which a newer reading says nothing any more: every claim of it, or that names it, was taken back. It stays on
-- record and is listed no more, until a reading or a person says something of it again.
alter table mention add column taken_back boolean not null default false;
update mention m set taken_back = true
where exists (select 1 from claim c where c.mention_id = m.id)
  and not exists (select 1 from claim c where c.mention_id = m.id and c.status <> 'retracted')
  and not exists (select 1 from claim c where c.value ->> 'mention' = m.id::text and c.status <> 'retracted');
create index mention_listed on mention (kind, joined, item_id, id) where not taken_back;
