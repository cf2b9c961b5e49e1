-- The number of the event that brought the case to its stage: one before it, whose job came again late, changes nothing.
alter table "case" add column stage_event bigint not null default 0;
