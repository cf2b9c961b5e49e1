-- What looks across units runs with the rights of `vigie_lookup`, which may read these columns and do nothing else.
drop policy owner_reads on notice;
grant select (id, unit_id, case_id, content, state) on notice to vigie_lookup;
create policy lookup_reads on notice for select to vigie_lookup using (true);

create or replace function notice_owner(wanted text) returns table (unit_id text, case_id text, platform text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.unit_id, n.case_id, n.content -> 'platform' ->> 'key' from public.notice n where n.id = wanted and n.state not in ('proposed', 'rejected')
$$;
