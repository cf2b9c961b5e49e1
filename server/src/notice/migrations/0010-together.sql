-- A document about the offers of several cases: a record for each case, of which one leads. That one is approved, sent and delivered for all; each has
-- its own offers, answers and term.
alter table notice
  add column lead_id text references notice (id),
  -- How many records there are: some may be of cases that a reader may not see.
  add column joint_count int;
create index notice_lead on notice (lead_id) where lead_id is not null;
