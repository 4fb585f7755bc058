-- The first rooms. Keys are UUIDv7 made by the application; nothing but the journal orders anything.
-- Portable SQL: no serial keys, no generated columns, no exclusion constraints (docs/decisions/0004-sql-rules.md).

create collation app_sort (provider = icu, locale = 'und');

create table member (
  id uuid primary key,
  name text not null,
  role text not null check (role in ('steward', 'documenter', 'analyst', 'observer')),
  recorded_seq bigint not null
);

-- The journal. Append-only: the triggers below refuse UPDATE and DELETE of what is sealed.
create table entry (
  seq bigint primary key,
  id uuid not null unique,
  recorded_at timestamptz not null,
  member_id uuid,
  deed text not null,
  subjects uuid[] not null,
  body text,
  salt bytea,
  commitment bytea not null,
  leaf_hash bytea not null
);
create index entry_subjects on entry using gin (subjects);

create table journal_head (
  one boolean primary key default true check (one),
  size bigint not null,
  frontier bytea not null,
  root bytea not null
);

create table checkpoint (
  size bigint primary key,
  signed_at timestamptz not null,
  note text not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % of % is refused', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create function entry_keeps_its_seal() returns trigger language plpgsql as $$
begin
  -- Erasing a body and its salt is the only change a line may see; the tree stays verifiable.
  if new.seq is distinct from old.seq or new.id is distinct from old.id or new.recorded_at is distinct from old.recorded_at
    or new.member_id is distinct from old.member_id or new.deed is distinct from old.deed
    or new.subjects is distinct from old.subjects or new.commitment is distinct from old.commitment
    or new.leaf_hash is distinct from old.leaf_hash
    or (new.body is not null and new.body is distinct from old.body)
    or (new.salt is not null and new.salt is distinct from old.salt) then
    raise exception 'append-only: an entry of the journal does not change' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger entry_append_only before delete on entry for each row execute function refuse_change();
create trigger entry_sealed before update on entry for each row execute function entry_keeps_its_seal();
create trigger checkpoint_append_only before update or delete on checkpoint for each row execute function refuse_change();

create table blob (
  id uuid primary key,
  sha256 bytea not null unique,
  sha512 bytea not null,
  size bigint not null,
  storage_name text not null unique,
  wrapped_key bytea not null,
  ciphertext_sha256 bytea not null
);

create table item (
  id uuid primary key,
  number bigint not null unique,
  blob_id uuid not null references blob (id),
  parent_id uuid references item (id),
  title text not null,
  original_name text not null,
  original_path text,
  file_modified_at timestamptz,
  origin jsonb not null,
  collector text not null,
  received_at timestamptz not null,
  local_offset_minutes integer not null,
  legal_basis text not null,
  consent jsonb not null,
  classification text not null check (classification in ('public', 'restricted', 'sealed')),
  media_type text not null,
  kind text,
  language text,
  document_date text,
  text_version_id uuid,
  same_bytes_as uuid references item (id),
  problems jsonb not null,
  read_seq bigint,
  recorded_seq bigint not null
);
create index item_blob on item (blob_id);
create index item_parent on item (parent_id);
create index item_recorded on item (recorded_seq);
-- Facets, and which items a member may read, without touching the rows.
create index item_facets on item (classification, kind, language, id);
-- Deep pages of the list are walked in the index alone.
create index item_in_order on item (number) include (classification, id);
create index item_title on item (title collate app_sort, number) include (classification, id);
create index item_problems on item (number) where problems <> '[]';
create index item_unread on item (classification) where read_seq is null;

create table text_version (
  id uuid primary key,
  item_id uuid not null references item (id),
  sha256 bytea not null,
  extractor text not null,
  body text not null,
  pages jsonb not null,
  recorded_seq bigint not null
);
create index text_version_item on text_version (item_id);

-- The words of titles, names and texts (features/records/item-words.ts): what is typed is looked for among the words,
-- then the items that hold one. Keys are the first eight bytes of the word's SHA-256.
create table word (
  key bigint primary key,
  word text not null
);

create table item_words (
  item_id uuid primary key references item (id),
  keys bigint[] not null
);
create index item_words_keys on item_words using gin (keys);

create table passage (
  id uuid primary key,
  item_id uuid not null references item (id),
  text_version_id uuid not null references text_version (id),
  span_start integer not null,
  span_end integer not null check (span_end > span_start),
  quote text not null,
  prefix text not null,
  suffix text not null,
  page integer
);
create index passage_item on passage (item_id);

-- One source's record of a person, organisation, place, or of an episode of a life.
create table mention (
  id uuid primary key,
  item_id uuid not null references item (id),
  kind text not null,
  label text not null,
  role text,
  sort_key text not null,
  -- Made one entity with others by judgements; most mentions never are.
  joined boolean not null default false,
  recorded_seq bigint not null
);
create index mention_item on mention (item_id);
create index mention_kind on mention (kind, joined, item_id, id);

-- Keys under which a person is found in any script: skeletons and folds of every form.
create table name_key (
  key text not null,
  mention_id uuid not null references mention (id),
  primary key (key, mention_id)
);
create index name_key_mention on name_key (mention_id);

create table claim (
  id uuid primary key,
  item_id uuid not null references item (id),
  mention_id uuid references mention (id),
  property text not null,
  value jsonb not null,
  happened_on text,
  qualifier text,
  speaker text,
  language text,
  rule text,
  confidence real,
  corrects_id uuid references claim (id),
  status text not null check (status in ('proposed', 'confirmed', 'rejected', 'retracted')),
  fingerprint text not null,
  first_start integer not null,
  recorded_seq bigint not null
);
create index claim_item on claim (item_id, first_start);
create index claim_mention on claim (mention_id);
create index claim_property on claim (property);
-- Which claims name a mention as their value: episodes of a person are found by it.
create index claim_named_mention on claim ((value ->> 'mention')) where value ->> 'mention' is not null;
-- What waits, by item.
create index claim_proposed on claim (item_id) where status = 'proposed';

-- Every status a claim ever had, by journal sequence: "known at K" is the last step at or before K.
create table claim_step (
  claim_id uuid not null references claim (id),
  seq bigint not null,
  status text not null check (status in ('proposed', 'confirmed', 'rejected', 'retracted')),
  member_id uuid,
  reason text,
  primary key (claim_id, seq)
);
create index claim_step_seq on claim_step (seq);
create trigger claim_step_append_only before update or delete on claim_step for each row execute function refuse_change();

create table claim_passage (
  claim_id uuid not null references claim (id),
  ordinal integer not null,
  passage_id uuid not null references passage (id),
  primary key (claim_id, ordinal)
);
create index claim_passage_passage on claim_passage (passage_id);

-- A program's proposal that two mentions are one. Thrown away and made anew at will; people's judgements are not.
create table match (
  mention_a uuid not null references mention (id),
  mention_b uuid not null references mention (id),
  bits real not null,
  evidence jsonb not null,
  model text not null,
  primary key (mention_a, mention_b),
  check (mention_a < mention_b)
);
create index match_b on match (mention_b);

create table judgement (
  id uuid primary key,
  mention_a uuid not null references mention (id),
  mention_b uuid not null references mention (id),
  verdict text not null check (verdict in ('same', 'different', 'unsure')),
  reason text,
  shown jsonb not null,
  member_id uuid not null,
  recorded_seq bigint not null,
  retracted_seq bigint,
  check (mention_a < mention_b)
);
create index judgement_a on judgement (mention_a);
create index judgement_b on judgement (mention_b);

-- Today's clusters, rebuilt from judgements; the id is the earliest mention's, so a merge redirects and a split returns.
create table entity_member (
  mention_id uuid primary key references mention (id),
  entity_id uuid not null
);
create index entity_member_entity on entity_member (entity_id);

create table consent (
  id uuid primary key,
  mention_id uuid not null references mention (id),
  given_by text not null,
  taken_by text not null,
  taken_on text not null,
  form text not null,
  uses jsonb not null,
  note text,
  recorded_seq bigint not null,
  withdrawn_seq bigint
);
create index consent_mention on consent (mention_id);

create table communication (
  id uuid primary key,
  stage text not null check (stage in ('draft', 'sent', 'replied', 'closed')),
  kind text not null,
  state text not null,
  title text not null,
  reference text,
  letter jsonb not null,
  known_at bigint not null,
  recorded_seq bigint not null
);

create table figure (
  id uuid primary key,
  question text not null,
  as_of text not null,
  known_at bigint not null,
  answer jsonb not null,
  recorded_seq bigint not null
);

create table job (
  id uuid primary key,
  deed text not null,
  input jsonb not null,
  member_id uuid not null,
  state text not null check (state in ('waiting', 'running', 'stopped', 'done', 'failed')),
  done_steps integer not null,
  all_steps integer,
  note text not null,
  outcome jsonb,
  stop_asked boolean not null,
  worker text,
  beat_at timestamptz,
  asked_at timestamptz not null,
  ended_at timestamptz
);
create index job_state on job (state);

-- One step of a job that is finished: a resumed job does not do it twice.
create table job_step (
  job_id uuid not null references job (id),
  step text not null,
  outcome jsonb not null,
  primary key (job_id, step)
);
