-- Checks after a notice, what passed its deadline, and what came back.

create table follow_up (
  notice_id text primary key references notice (id),
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  due_at timestamptz not null,
  state text not null check (state in ('waiting', 'removed', 'overdue')),
  next_step text,
  updated_at timestamptz not null
);
create index follow_up_case on follow_up (case_id);
select vigie_protect('follow_up');

create table "check" (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  notice_id text not null references notice (id),
  listing_id text not null references listing (id),
  url text not null,
  number int not null,
  due_at timestamptz not null,
  done_at timestamptz,
  verdict text check (verdict in ('online', 'removed', 'restricted', 'indeterminate')),
  reasons jsonb,
  unique (notice_id, listing_id, number)
);
create index check_due on "check" (unit_id, due_at) where done_at is null;
create index check_case on "check" (case_id);
select vigie_protect('"check"');

create table relisting (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  original_listing_id text not null references listing (id),
  listing_id text not null references listing (id),
  signals jsonb not null,
  found_at timestamptz not null,
  unique (listing_id)
);
create index relisting_case on relisting (case_id);
select vigie_protect('relisting');
