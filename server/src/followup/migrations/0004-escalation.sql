-- Steps of a ladder that the software proposed for a case, and what a person did about each. A step that was declined is proposed again on other grounds alone.

create table escalation (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  ladder text not null,
  step text not null,
  act text not null,
  -- The alternatives of the step's conditions that were met.
  basis text not null,
  state text not null check (state in ('proposed', 'taken', 'declined')),
  conditions jsonb not null,
  proposed_at timestamptz not null,
  account_id text,
  reason text,
  decided_at timestamptz,
  notice_id text references notice (id),
  unique (case_id, ladder, step, basis),
  check ((state = 'proposed') = (account_id is null)),
  check (notice_id is null or state = 'taken')
);
create index escalation_case on escalation (case_id);
select vigie_protect('escalation');
