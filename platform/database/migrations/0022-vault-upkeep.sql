-- Upkeep of the vault: which key wraps a blob's key, where copies lie, when each was last checked.

-- The wrapping keys that are alive, by generation. A blob names the one that its key is wrapped under, so that a key is
-- destroyed only when no blob needs it, and no late import can bring one in that does.
create table vault_key (
  generation integer primary key,
  begun_at timestamptz not null
);
insert into vault_key values (0, now());

alter table blob add column key_generation integer not null default 0 references vault_key (generation);
create index blob_key_generation on blob (key_generation);

-- Further copies of the vault. `place` says where, without secrets; `secret` is sealed under a key of the workspace.
create table vault_copy (
  id uuid primary key,
  name text not null unique,
  kind text not null check (kind in ('folder', 's3')),
  place jsonb not null,
  secret bytea,
  able jsonb not null,
  recorded_seq bigint not null,
  removed_seq bigint
);

-- A blob in a copy. A copy counts from the moment its bytes were read back and found equal.
create table blob_copy (
  copy_id uuid not null references vault_copy (id),
  blob_id uuid not null references blob (id),
  stored_at timestamptz not null,
  primary key (copy_id, blob_id)
);
create index blob_copy_blob on blob_copy (blob_id);

-- The last check of a blob in the vault (copy_id all zeros) or in a copy. `seq` and `ordinal` lead to the entry of the
-- batch and to the line of its list that the entry's Merkle root holds.
create table blob_check (
  blob_id uuid not null references blob (id),
  copy_id uuid not null,
  checked_at timestamptz not null,
  depth text not null check (depth in ('ciphertext', 'plaintext')),
  ok boolean not null,
  detail text,
  seq bigint not null,
  ordinal integer not null,
  primary key (blob_id, copy_id)
);
create index blob_check_due on blob_check (copy_id, checked_at);
create index blob_check_failed on blob_check (blob_id) where not ok;
create index blob_check_seq on blob_check (seq);

-- The lists behind the roots of the batches: leaf by leaf, so that one check can be shown without the others.
create table check_list (
  seq bigint primary key,
  leaves bytea not null
);

-- What was done for the vault as a whole: the newest row of each kind is what the desk shows.
create table vault_run (
  seq bigint primary key,
  kind text not null check (kind in ('audit', 'copy', 'backup', 'restore', 'rotation', 'clean-up')),
  ended_at timestamptz not null,
  facts jsonb not null
);
create index vault_run_kind on vault_run (kind, ended_at);
