-- The audit log is searched by case, by who and by what. A case's id is the subject of an act, or stands in its content.

alter table audit add column case_id text generated always as
  (case when subject_id like 'cas\_%' then subject_id else content ->> 'case' end) stored;
create index audit_case on audit (unit_id, case_id, number);
create index audit_account on audit (unit_id, account_id, number);
create index audit_act on audit (unit_id, act, number);
