-- A judgement says what its author saw, and can be taken back alone, by the day or by the import: for each pair the latest
-- judgement that was not undone stands. One that comes back after an undo is recorded anew and names the one it restores.
alter table judgement add column undone_seq bigint;
alter table judgement add column restores uuid references judgement (id);
-- SHA-256 (hex) of the passages, facts and evidence that were shown, and the model that weighed them.
alter table judgement add column shown_hash text;
alter table judgement add column model text;
-- A change of a person whom a letter names waits for somebody to accept it: `held` for a judgement that has no effect yet,
-- `release_held` for one whose taking back has none yet. The sequence numbers beside them say when it was accepted.
alter table judgement add column held boolean not null default false;
alter table judgement add column taken_seq bigint;
alter table judgement add column release_held boolean not null default false;
alter table judgement add column released_seq bigint;
create index judgement_recorded on judgement (member_id, recorded_seq);
create index judgement_held on judgement (recorded_seq) where held or release_held;

update judgement j set undone_seq = j.retracted_seq
from entry e where e.seq = j.retracted_seq and e.deed = 'consolidate.undo-judgement';
update judgement j set restores = (
  select o.id from judgement o where o.mention_a = j.mention_a and o.mention_b = j.mention_b and o.recorded_seq < j.recorded_seq
    and o.verdict = j.verdict and o.member_id = j.member_id and o.undone_seq is null order by o.recorded_seq desc limit 1)
from entry e where e.seq = j.recorded_seq and e.deed = 'consolidate.undo-judgement';

-- A second look at a judged pair by somebody who saw neither scores nor the first verdict. It changes no entity.
create table review (
  id uuid primary key,
  judgement_id uuid not null references judgement (id),
  mention_a uuid not null references mention (id),
  mention_b uuid not null references mention (id),
  verdict text not null check (verdict in ('same', 'different', 'unsure')),
  reason text,
  shown_hash text,
  member_id uuid not null,
  recorded_seq bigint not null,
  retracted_seq bigint,
  check (mention_a < mention_b)
);
create index review_pair on review (mention_a, mention_b);

-- Where a pair stands among the proposed people: for the order of the queue, never for a join.
alter table match add column cluster_size integer not null default 2;
alter table match add column bridge boolean not null default false;

-- The last run of comparing: what was recorded before `journal_size` has been compared under this model.
create table match_run (
  one boolean primary key default true check (one),
  model text not null,
  journal_size bigint not null
);
