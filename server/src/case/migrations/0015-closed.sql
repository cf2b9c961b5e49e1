-- A person has nothing left to ask in a case: when it was closed, and with what. What was decided on it stands.
alter table "case"
  add column closed_at timestamptz,
  add column closed_as text check (closed_as in ('removed', 'answered', 'referred', 'other')),
  add constraint case_closed_as_something check ((closed_at is null) = (closed_as is null));

-- A next step that the escalation path proposes asks nothing of anybody once the case is closed; what comes in later does.
drop index case_counted;
alter table "case" drop column is_busy;
alter table "case" add column is_busy boolean not null generated always as
  (state = 'open' or (next_step is not null and closed_at is null) or stage = 'relisted' or unread > 0 or doubts > 0) stored;
create index case_counted on "case" (unit_id, state) include (platform, severity, stage, language, next_step, assignee_id, held_until, due_order, unread,
  doubts, is_busy, closed_at, compartment) where joined_to is null;
create index case_closed on "case" (unit_id, closed_at) where closed_at is not null;
