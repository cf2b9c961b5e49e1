-- The number of the event that brought the case to its stage: one before it, whose job came again late, changes nothing.
alter table "case" add column stage_event bigint not null default 0;

-- The queue's order: of all cases, and of those that come back into it whatever was decided on them.
create index if not exists case_rank on "case" (unit_id, score desc, id);
create index case_relisted on "case" (unit_id, score desc, id) where next_step = 'decide-relisting';
