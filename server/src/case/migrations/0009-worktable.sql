-- Who works on a case: whose it is, until when it rests, and who has it open to decide it.

alter table "case"
  add column assignee_id text references account (id),
  add column held_until timestamptz;

-- One at a time, until it ends by itself.
create table case_lock (
  case_id text primary key references "case" (id),
  unit_id text not null references unit (id),
  account_id text not null references account (id),
  until timestamptz not null
);
select vigie_protect('case_lock');
select vigie_protect_case('case_lock', 'case_id');
