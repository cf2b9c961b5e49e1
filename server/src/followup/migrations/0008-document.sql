-- What a step of an escalation path sends is a document: an act is what the audit log notes.

alter table escalation rename column act to document;

do $$
declare
  named record;
begin
  for named in select conname as name from pg_constraint where conrelid = 'escalation'::regclass and conname = 'escalation_act_not_null' loop
    execute format('alter table escalation rename constraint %I to escalation_document_not_null', named.name);
  end loop;
end $$;
