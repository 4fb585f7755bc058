-- Evidence: how each item was collected, who may open what is sealed, what two people decide together, holds, and the end
-- of an item. State of custody is computed from the journal and stands in no table.

-- How an item was collected, as told (R5 to R14 of the preservation page). `hidden` holds what may harm somebody: the true
-- name of a protected source, the network and the assumed identity used. The entry of the journal holds SHA-256 of the salt
-- and its canonical text, so that it can be shown later and not guessed before.
create table collection (
  item_id uuid primary key references item (id),
  record jsonb not null,
  hidden jsonb,
  hidden_salt bytea,
  recorded_seq bigint not null
);

-- Exhibit numbers beside item numbers: permanent, given once. `ordinal` counts those of our own series.
create table exhibit (
  number text primary key,
  ordinal bigint unique,
  item_id uuid not null unique references item (id),
  recorded_seq bigint not null
);
create trigger exhibit_append_only before update or delete on exhibit for each row execute function refuse_change();

-- An item that was made from another: redaction, translation, excerpt. Texts and OCR are text versions, which say the same.
create table derivation (
  item_id uuid primary key references item (id),
  of_item_id uuid not null references item (id),
  kind text not null,
  input_sha256 bytea not null,
  output_sha256 bytea not null,
  tool text not null,
  tool_version text,
  parameters jsonb not null,
  changes jsonb not null,
  member_id uuid not null,
  recorded_seq bigint not null
);
create index derivation_of on derivation (of_item_id);

-- A sealed item is open to one member for a while and for a purpose.
create table opening (
  item_id uuid not null references item (id),
  member_id uuid not null references member (id),
  purpose text not null,
  until_at timestamptz not null,
  recorded_seq bigint not null,
  primary key (item_id, member_id, recorded_seq)
);
create index opening_member on opening (member_id, until_at);

-- A member who may open one item that the role alone would not see.
create table access_grant (
  item_id uuid not null references item (id),
  member_id uuid not null references member (id),
  recorded_seq bigint not null,
  revoked_seq bigint,
  primary key (item_id, member_id, recorded_seq)
);

-- What two people decide together. `request` is canonical JSON; another request has another hash.
create table approval_request (
  id uuid primary key,
  deed text not null,
  may text not null,
  request text not null,
  request_sha256 bytea not null,
  items uuid[] not null,
  why text not null,
  way text not null check (way in ('two-people', 'delay')),
  custody text,
  member_id uuid not null references member (id),
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz not null,
  approved_by uuid references member (id),
  approved_seq bigint,
  refused_by uuid references member (id),
  refused_seq bigint,
  used_seq bigint,
  recorded_seq bigint not null
);
create index approval_request_open on approval_request (expires_at) where used_seq is null and refused_seq is null;

-- What may not be destroyed, and by whose order. The rows of hold_item are the items meant when it was placed; a scope by
-- source, person or words also holds what comes later.
create table hold (
  seq bigint primary key,
  scope jsonb not null,
  authority text not null,
  reason text not null,
  until_day text,
  released_seq bigint
);
create table hold_item (
  hold_seq bigint not null references hold (seq),
  item_id uuid not null references item (id),
  primary key (hold_seq, item_id)
);
create index hold_item_item on hold_item (item_id);

create table proceeding (
  id uuid primary key,
  name text not null,
  authority text not null,
  recorded_seq bigint not null,
  closed_seq bigint
);
create table proceeding_item (
  proceeding_id uuid not null references proceeding (id),
  item_id uuid not null references item (id),
  recorded_seq bigint not null,
  primary key (proceeding_id, item_id)
);
create index proceeding_item_item on proceeding_item (item_id);

-- Rules propose, people decide.
create table retention_rule (
  id uuid primary key,
  name text not null,
  keep_months integer not null check (keep_months > 0),
  classification text,
  kind text,
  legal_basis text,
  recorded_seq bigint not null,
  retired_seq bigint
);
create table disposition (
  item_id uuid not null references item (id),
  rule_id uuid references retention_rule (id),
  reason text not null,
  recorded_seq bigint not null,
  ended_seq bigint,
  primary key (item_id, recorded_seq)
);
create index disposition_open on disposition (item_id) where ended_seq is null;

-- The end: the key is gone (an empty wrapped key opens nothing), hashes and numbers stay as the tombstone.
alter table blob add column destroyed_seq bigint;
alter table item add column destroyed_seq bigint;
alter table item add column exculpatory boolean not null default false;

-- What a member proves himself with on this machine: an Argon2id hash. Without one nobody can act as that member, but for
-- the owner, who acts by having opened the workspace.
alter table member add column passphrase jsonb;
alter table member add column added_at timestamptz;
alter table member add column left_seq bigint;
