-- The number of the event that brought the case to its stage: one before it, whose job came again late, changes nothing.
alter table "case" add column stage_event bigint not null default 0;

-- Those that come back into the queue whatever was decided on them, in its order.
create index case_relisted on "case" (unit_id, score desc, id) where next_step = 'decide-relisting';
