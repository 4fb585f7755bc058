-- Keys under which mentions of every kind meet to be compared: names, and for surnames alone their document, day or place.
-- Made by the runs of comparing out of what is told (features/consolidate/mention-keys.ts), and thrown away with them.
create table link_key (
  key text not null,
  mention_id uuid not null references mention (id),
  primary key (key, mention_id)
);
create index link_key_mention on link_key (mention_id);
-- Keys that changed hands since the last run that stored its pairs: what shares one is compared again.
create table link_key_changed (key text primary key);

-- Under which rules the keys of names are stored (libs/names, NAME_KEYS_VERSION): older ones are made anew by the next run.
create table name_key_rules (
  one boolean primary key default true check (one),
  version integer not null
);
insert into name_key_rules (version) select case when exists (select from name_key) then 1 else 2 end;

-- Mentions that a standing claim is of, without reading the claims.
create index claim_standing on claim (mention_id) where status in ('proposed', 'confirmed');
