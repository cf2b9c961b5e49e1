-- A step is one of an escalation path, once called a ladder; a sentence by which a platform's page is known is a page phrase, once called a platform's state;
-- what a condition counts are relistings, once called returns.

alter table escalation rename column ladder to path;
-- The owner sees no unit's rows either while the policy is forced.
alter table escalation no force row level security;
update escalation set conditions = replace(replace(conditions::text,
  '"fact": "returns"', '"fact": "relistings"'), '"fact": "platform-returns"', '"fact": "platform-relistings"')::jsonb;
alter table escalation force row level security;

alter table platform_state rename to page_phrase;

do $$
declare
  named record;
begin
  for named in select conname as name, conrelid::regclass as target,
      replace(replace(conname, '_ladder_', '_path_'), 'platform_state_', 'page_phrase_') as better
    from pg_constraint where conrelid in ('escalation'::regclass, 'page_phrase'::regclass)
  loop
    if named.name <> named.better then
      execute format('alter table %s rename constraint %I to %I', named.target, named.name, named.better);
    end if;
  end loop;
end $$;
