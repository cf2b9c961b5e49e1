-- A case one of whose offers was relisted stands at relisted; that was called returned.

alter table "case" drop constraint case_stage_check;
-- The owner sees no unit's rows either while the policy is forced.
alter table "case" no force row level security;
update "case" set stage = 'relisted' where stage = 'returned';
update "case" set next_step = 'decide-relisting' where next_step = 'decide-return';
alter table "case" force row level security;
alter table "case" add constraint case_stage_check check (stage in ('opened', 'sealed', 'noticed', 'overdue', 'removed', 'relisted'));
