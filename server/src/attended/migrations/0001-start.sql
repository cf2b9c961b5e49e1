-- Pages that people have open, and for an hour how each ended: whichever process is asked knows of them. The page itself is in one process alone, which
-- holds an advisory lock named by the visit for as long as the page is there (`open-visits.ts`).
create table attended_visit (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  account_id text not null references account (id),
  listing_id text not null,
  check_id text,
  url text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Why it ended.
  why text,
  check ((ended_at is null) = (why is null))
);
-- A person has one page open, in whichever process.
create unique index attended_visit_open on attended_visit (account_id) where ended_at is null;
create index attended_visit_unit on attended_visit (unit_id);
select vigie_protect('attended_visit');
select vigie_protect_case('attended_visit', 'case_id');
