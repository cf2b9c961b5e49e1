-- What looks across units runs with the rights of `vigie_lookup`, which may read these columns and do nothing else.
drop policy owner_reads on inbox;
drop policy owner_reads on received_notice;
drop policy owner_reads on statement;
grant select (id, unit_id, platform, name, language, open_form) on inbox to vigie_lookup;
grant select (id, unit_id, code) on received_notice to vigie_lookup;
grant select (id, unit_id, code) on statement to vigie_lookup;
create policy lookup_reads on inbox for select to vigie_lookup using (true);
create policy lookup_reads on received_notice for select to vigie_lookup using (true);
create policy lookup_reads on statement for select to vigie_lookup using (true);

create or replace function public_inbox(wanted text)
  returns table (id text, unit_id text, platform text, name text, language text, open_form boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.id, i.unit_id, i.platform, i.name, i.language, i.open_form from public.inbox i where i.id = wanted
$$;

create or replace function complaint_door(wanted text) returns table (unit_id text, received_id text, statement_id text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.unit_id, r.id, null::text from public.received_notice r where r.code = wanted
  union all
  select s.unit_id, null::text, s.id from public.statement s where s.code = wanted
$$;
