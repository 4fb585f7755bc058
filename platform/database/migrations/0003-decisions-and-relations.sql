-- What each member decided about a claim. The status of a claim is what its decisions come to (core/judgements/decisions);
-- where two members decide differently both rows stand, and the claim is disputed until one of them changes.
create table decision (
  claim_id uuid not null references claim (id),
  member_id uuid not null,
  seq bigint not null,
  verdict text not null check (verdict in ('confirmed', 'rejected', 'corrected', 'retracted', 'withdrawn')),
  -- The claim that holds the right value, where the verdict is corrected.
  made_id uuid references claim (id),
  reason text,
  primary key (claim_id, member_id, seq)
);
create trigger decision_append_only before update or delete on decision for each row execute function refuse_change();

insert into decision (claim_id, member_id, seq, verdict, made_id, reason)
select s.claim_id, s.member_id, s.seq, case when made.id is null then s.status else 'corrected' end, made.id, s.reason
from claim_step s
left join claim made on made.corrects_id = s.claim_id and made.recorded_seq = s.seq and s.status in ('rejected', 'retracted')
where s.member_id is not null and s.status <> 'proposed';

alter table claim add column disputed boolean not null default false;
create index claim_disputed on claim (item_id) where disputed;

-- A proposal is known again by its property, its value and its passage, whichever rule or text it was found in
-- (features/read/store-proposals.ts); a fingerprint that held the offsets could not say so.
alter table claim drop column fingerprint;

-- Where a passage of an earlier text version stands in a later one; 0 to 0 when its words are not in it.
create table passage_place (
  passage_id uuid not null references passage (id),
  text_version_id uuid not null references text_version (id),
  span_start integer not null,
  span_end integer not null,
  primary key (passage_id, text_version_id)
);

-- What a text is told again by: 64 least hashes of its five-word shingles, and the bands by which candidates are found.
create table text_sketch (
  item_id uuid primary key references item (id),
  text_version_id uuid not null references text_version (id),
  words integer not null,
  hashes integer[] not null,
  bands integer[] not null
);
create index text_sketch_bands on text_sketch using gin (bands);

-- A program's proposal of what two items have to do with each other: `item_a` announces, answers, modifies or cites
-- `item_b`. Of two that are the same, `item_a` came later.
create table relation (
  id uuid primary key,
  item_a uuid not null references item (id),
  item_b uuid not null references item (id),
  kind text not null check (kind in ('same-bytes', 'same-letter', 'same-text', 'announces', 'replies-to', 'modifies', 'cites')),
  reasons jsonb not null,
  rule text not null,
  status text not null check (status in ('proposed', 'confirmed', 'rejected')),
  recorded_seq bigint not null,
  unique (item_a, item_b, kind),
  check (item_a <> item_b)
);
create index relation_b on relation (item_b);

create table relation_step (
  relation_id uuid not null references relation (id),
  seq bigint not null,
  status text not null check (status in ('proposed', 'confirmed', 'rejected')),
  member_id uuid,
  reason text,
  primary key (relation_id, seq)
);
create trigger relation_step_append_only before update or delete on relation_step for each row execute function refuse_change();
