-- A try at sending ends with the notice accepted by a server: until now, `taken`.

alter table notice_attempt drop constraint notice_attempt_outcome_check;
-- The owner sees no unit's rows either while the policy is forced.
alter table notice_attempt no force row level security;
update notice_attempt set outcome = 'accepted' where outcome = 'taken';
alter table notice_attempt force row level security;
alter table notice_attempt add check (outcome in ('accepted', 'temporary', 'final'));
