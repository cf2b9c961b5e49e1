-- The words of Regulation (EU) 2022/2065: what a suspended person sends is deferred (until now `set-aside`); an offer is manifestly illegal, a notice or complaint
-- manifestly unfounded (art. 23; until now both `manifest`); a suspicion of a crime is reported (art. 18).

alter table received_notice rename column manifest to manifestly_unfounded;
alter table statement rename column manifest to manifestly_illegal;
alter table complaint rename column manifest to manifestly_unfounded;
alter table suspicion rename column told_at to reported_at;

alter table received_notice drop constraint received_notice_state_check;
alter table complaint drop constraint complaint_state_check;

-- The owner sees no unit's rows either while the policy is forced.
alter table received_notice no force row level security;
alter table complaint no force row level security;
alter table misuse_measure no force row level security;
update received_notice set state = 'deferred' where state = 'set-aside';
-- Of a notice that led to a restriction it said that the offer was manifestly illegal: its statement says so.
update received_notice set manifestly_unfounded = false where manifestly_unfounded and decision->>'outcome' <> 'no-action';
update complaint set state = 'deferred' where state = 'set-aside';
update misuse_measure set criteria = (criteria - 'manifest') || jsonb_build_object('misuses', criteria->'manifest') where criteria ? 'manifest';
alter table received_notice force row level security;
alter table complaint force row level security;
alter table misuse_measure force row level security;

alter table received_notice add check (state in ('open', 'decided', 'deferred'));
alter table complaint add check (state in ('open', 'upheld', 'rejected', 'deferred'));
