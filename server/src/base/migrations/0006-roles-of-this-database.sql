-- Whom a unit's tables are open to is what `vigie_roles` says: each database of a server has roles of its own.
create or replace function vigie_protect(target regclass) returns void language plpgsql as $$
declare
  application text := (select app from public.vigie_roles());
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy unit_only on %s using (unit_id = current_setting(''vigie.unit'', true)) with check (unit_id = current_setting(''vigie.unit'', true))',
    target);
  execute format('grant select, insert, update, delete on %s to %I', target, application);
end $$;
