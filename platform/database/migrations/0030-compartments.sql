-- Compartments: every sealed item has a key of its own, and what it says stands in these tables only as ciphertext under
-- that key (docs/decisions/0025-sealed-compartments.md). Without the row nothing of it can be read, here or in a backup.
create table compartment (
  item_id uuid primary key references item (id),
  wrapped_key bytea not null,
  key_generation integer not null references vault_key (generation),
  -- When the item was sealed no more: then it is compared with others again. The key stays, for what entries say.
  opened_seq bigint
);
create index compartment_key_generation on compartment (key_generation);

-- The database itself refuses a word of a sealed item that is not ciphertext, before a row is written: what a deed forgets
-- is a fault, not a leak. Which columns hold content is said in platform/database/content-columns.ts.
create function shut(value text) returns boolean language sql immutable as $$
  select value is null or value = '' or starts_with(value, 'amparo-sealed:1:')
$$;
create function shut(value jsonb) returns boolean language sql immutable as $$
  select value is null or value in ('[]', '{}') or value ->> 'kind' is not distinct from 'mention'
    or jsonb_typeof(value) = 'string' and starts_with(value #>> '{}', 'amparo-sealed:1:')
$$;

create function refuse_open_words() returns trigger language plpgsql as $$
begin
  if exists (select 1 from item where id = new.item_id and classification = 'sealed' and destroyed_seq is null) then
    raise exception 'sealed: % of a sealed item takes ciphertext only', tg_table_name
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_open_item() returns trigger language plpgsql as $$
begin
  raise exception 'sealed: item % takes ciphertext only', new.number using errcode = 'integrity_constraint_violation';
end $$;

create trigger item_shut before insert or update of title, original_name, original_path, origin, collector, problems,
  document_date, classification on item for each row
  when (new.classification = 'sealed' and new.destroyed_seq is null and not (shut(new.title) and shut(new.original_name)
    and shut(new.original_path) and shut(new.origin) and shut(new.collector) and shut(new.problems) and shut(new.document_date)))
  execute function refuse_open_item();
create trigger collection_shut before insert or update of record, hidden on collection for each row
  when (not (shut(new.record) and shut(new.hidden))) execute function refuse_open_words();
create trigger text_version_shut before insert or update of body, pages on text_version for each row
  when (not (shut(new.body) and shut(new.pages))) execute function refuse_open_words();
create trigger ocr_page_shut before insert or update of body, words, problem on ocr_page for each row
  when (not (shut(new.body) and shut(new.words) and shut(new.problem))) execute function refuse_open_words();
create trigger passage_shut before insert or update of quote, prefix, suffix on passage for each row
  when (not (shut(new.quote) and shut(new.prefix) and shut(new.suffix))) execute function refuse_open_words();
create trigger mention_shut before insert or update of label, role, sort_key on mention for each row
  when (not (shut(new.label) and shut(new.role) and shut(new.sort_key))) execute function refuse_open_words();
create trigger claim_shut before insert or update of value, happened_on, speaker on claim for each row
  when (not (shut(new.value) and shut(new.happened_on) and shut(new.speaker))) execute function refuse_open_words();
create trigger derivation_shut before insert or update of tool, parameters, changes on derivation for each row
  when (not (shut(new.tool) and shut(new.parameters) and shut(new.changes))) execute function refuse_open_words();
create trigger item_words_shut before insert or update on item_words for each row execute function refuse_open_words();

-- Entries that told of an item before it was sealed: what they commit to does not change, the body is kept as ciphertext. The
-- application may do this one thing to a body by this function, and only in this direction; a body that does not open to what
-- the entry commits to is found by every check of the journal.
create or replace function entry_keeps_its_seal() returns trigger language plpgsql as $$
begin
  -- Erasing a body and its salt, and sealing a body, are the only changes a line may see; the tree stays verifiable.
  if new.seq is distinct from old.seq or new.id is distinct from old.id or new.recorded_at is distinct from old.recorded_at
    or new.member_id is distinct from old.member_id or new.deed is distinct from old.deed
    or new.subjects is distinct from old.subjects or new.commitment is distinct from old.commitment
    or new.leaf_hash is distinct from old.leaf_hash
    or (new.body is not null and new.body is distinct from old.body and (old.body is null
      or starts_with(old.body, 'amparo-sealed:1:t:') or not starts_with(new.body, 'amparo-sealed:1:t:')))
    or (new.salt is not null and new.salt is distinct from old.salt) then
    raise exception 'append-only: an entry of the journal does not change' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function seal_entries(numbers bigint[], bodies text[]) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  sealed bigint;
begin
  update entry e set body = s.body from unnest(numbers, bodies) as s (seq, body)
  where e.seq = s.seq and starts_with(s.body, 'amparo-sealed:1:t:') and e.body is not null;
  get diagnostics sealed = row_count;
  return sealed;
end $$;
revoke execute on function seal_entries(bigint[], text[]) from public;
