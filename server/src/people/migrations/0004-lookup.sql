-- What looks across units runs with the rights of `vigie_lookup`, which may read these columns and do nothing else. Names
-- are whole, and temporary tables come last: nobody can put another table in the place of ours.
drop policy owner_reads on account;
drop policy owner_reads on session;
grant select (id, unit_id, email, password, name, role, language) on account to vigie_lookup;
grant select (account_id, token_digest, expires_at) on session to vigie_lookup;
grant select (id, name) on unit to vigie_lookup;
create policy lookup_reads on account for select to vigie_lookup using (true);
create policy lookup_reads on session for select to vigie_lookup using (true);

create or replace function sign_in_account(wanted text)
  returns table (id text, unit_id text, password text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.unit_id, a.password from public.account a where lower(a.email) = lower(wanted)
$$;

create or replace function session_account(digest text, at timestamptz)
  returns table (account_id text, unit_id text, email text, name text, role text, language text, unit_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.unit_id, a.email, a.name, a.role, a.language, u.name
  from public.session s join public.account a on a.id = s.account_id join public.unit u on u.id = a.unit_id
  where s.token_digest = digest and s.expires_at > at
$$;
