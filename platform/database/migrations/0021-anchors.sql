-- Anchors outside the house, and the one way in which a body leaves the journal (docs/formats/anchors.md, journal.md).

-- Rows of the journal and of what others signed for it are added, never changed, emptied or taken away.
create trigger entry_not_emptied before truncate on entry for each statement execute function refuse_change();
create trigger checkpoint_not_emptied before truncate on checkpoint for each statement execute function refuse_change();

-- Erasing bodies and salts, run with the rights of the owner: the application itself may not update an entry.
-- What was erased stands in the body of the entry that erased it; that entry is never erased.
create function erase_entries(numbers bigint[]) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased bigint;
begin
  if exists (select 1 from entry where seq = any (numbers) and deed = 'preserve.erase-entries') then
    raise exception 'append-only: an entry that erased others is not erased' using errcode = 'integrity_constraint_violation';
  end if;
  update entry set body = null, salt = null where seq = any (numbers) and body is not null;
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke execute on function erase_entries(bigint[]) from public;

-- What lists and searches of the journal are walked by.
create index entry_deed on entry (deed, seq);
create index entry_member on entry (member_id, seq);
create index entry_recorded on entry (recorded_at, seq);

-- Authorities, witnesses and the policy over them; the newest row holds, the others say what held before.
create table anchor_settings (
  recorded_seq bigint primary key,
  settings jsonb not null
);

-- RFC 3161 tokens over the exact bytes of a checkpoint, or over checkpoint and older token when they renew one.
create table time_stamp (
  id uuid primary key,
  size bigint not null references checkpoint (size),
  note_sha256 bytea not null,
  authority text not null,
  url text not null,
  renews uuid references time_stamp (id),
  stamped_at timestamptz not null,
  ends_at timestamptz not null,
  token bytea not null,
  chain text not null,
  revocation text
);
create index time_stamp_size on time_stamp (size);
create index time_stamp_renews on time_stamp (renews);

-- Signature lines of witnesses (C2SP tlog-cosignature) under checkpoints.
create table cosignature (
  size bigint not null references checkpoint (size),
  key_id text not null,
  cosigned_at timestamptz not null,
  witness text not null,
  line text not null,
  primary key (size, key_id, cosigned_at)
);

-- The last attempt at each authority and witness: what waits, and why.
create table anchor_attempt (
  place text primary key,
  tried_at timestamptz not null,
  problem text
);

create trigger anchor_settings_append_only before update or delete on anchor_settings for each row execute function refuse_change();
create trigger time_stamp_append_only before update or delete on time_stamp for each row execute function refuse_change();
create trigger cosignature_append_only before update or delete on cosignature for each row execute function refuse_change();
