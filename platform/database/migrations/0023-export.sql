-- What leaves the house: to whom, and what came back.

-- Recipients of sealed packages. A key is used only after somebody confirmed it over a second channel.
create table recipient (
  id uuid primary key,
  name text not null,
  age_recipient text not null,
  recorded_seq bigint not null,
  confirmed_with text,
  confirmed_how text,
  confirmed_seq bigint,
  retired_seq bigint
);
create unique index recipient_name on recipient (name) where retired_seq is null;

-- Packages that left, by the hash that a recipient can name in a receipt.
create table package (
  id uuid primary key,
  kind text not null check (kind in ('bundle', 'sealed', 'load-file')),
  sha256 bytea not null unique,
  recipient_id uuid references recipient (id),
  items uuid[] not null,
  recorded_seq bigint not null
);
create table receipt (
  package_id uuid not null references package (id),
  recorded_seq bigint not null,
  received_by text not null,
  received_on text not null,
  note text,
  primary key (package_id, recorded_seq)
);
create trigger receipt_append_only before update or delete on receipt for each row execute function refuse_change();
