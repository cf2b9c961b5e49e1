-- The order of review, with the reasons a reviewer reads.

alter table "case" add column score integer not null default 0;
alter table "case" add column score_parts jsonb not null default '[]';
create index case_order on "case" (unit_id, state, score desc, id);
create index case_trader on "case" (unit_id, platform, trader);
drop index case_queue;
