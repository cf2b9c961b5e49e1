-- Accounts that are given and taken back: the roles that there are, accounts that are closed, sessions that can be listed and ended one by one and
-- end where nobody uses them, keys with which machines come.

alter table account no force row level security;
alter table account drop constraint account_role_check;
update account set role = 'administrator' where role = 'admin';
alter table account force row level security;
alter table account add constraint account_role_check
  check (role in ('analyst', 'approver', 'publisher', 'auditor', 'administrator', 'machine'));
-- A machine has no password.
alter table account alter column password drop not null;
-- Set: the password was made by somebody else, counts until then, and only to choose another.
alter table account add column password_until timestamptz;
alter table account add column disabled_at timestamptz;

-- Whoever was signed in signs in again: nothing tells since when those sessions have not been used.
alter table session no force row level security;
delete from session;
alter table session force row level security;
alter table session add column id text not null unique;
alter table session add column opened_at timestamptz not null;
alter table session add column seen_at timestamptz not null;
alter table session add column way text not null check (way in ('password', 'code', 'passkey', 'openid'));
alter table session add column address text;
alter table session add column agent text;
create index session_account_id on session (account_id);

create table api_key (
  id text primary key,
  unit_id text not null references unit (id),
  account_id text not null references account (id),
  name text not null,
  key_digest text not null unique,
  scopes jsonb not null,
  made_by text,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_key_account on api_key (account_id);
select vigie_protect('api_key');

-- What looks across units runs with the rights of `vigie_lookup` (0004-lookup): it reads these columns besides.
create policy lookup_reads on api_key for select to vigie_lookup using (true);
grant select (password_until, disabled_at) on account to vigie_lookup;
grant select (id, opened_at, seen_at) on session to vigie_lookup;
grant select (id, account_id, key_digest, scopes, expires_at, revoked_at, last_used_at) on api_key to vigie_lookup;

drop function sign_in_account(text);
create function sign_in_account(wanted text)
  returns table (id text, unit_id text, password text, password_until timestamptz, disabled_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.unit_id, a.password, a.password_until, a.disabled_at from public.account a where lower(a.email) = lower(wanted)
$$;

-- Whether the session has ended is for the caller to say, who then deletes it.
drop function session_account(text, timestamptz);
create function session_account(digest text)
  returns table (account_id text, unit_id text, email text, name text, role text, language text, unit_name text,
    session_id text, opened_at timestamptz, seen_at timestamptz, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.unit_id, a.email, a.name, a.role, a.language, u.name, s.id, s.opened_at, s.seen_at, s.expires_at
  from public.session s join public.account a on a.id = s.account_id join public.unit u on u.id = a.unit_id
  where s.token_digest = digest and a.disabled_at is null
$$;

create function key_account(digest text, at timestamptz)
  returns table (account_id text, unit_id text, email text, name text, role text, language text, unit_name text,
    key_id text, scopes jsonb, last_used_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.unit_id, a.email, a.name, a.role, a.language, u.name, k.id, k.scopes, k.last_used_at
  from public.api_key k join public.account a on a.id = k.account_id join public.unit u on u.id = a.unit_id
  where k.key_digest = digest and k.expires_at > at and k.revoked_at is null and a.disabled_at is null
$$;

revoke execute on function sign_in_account(text), session_account(text), key_account(text, timestamptz) from public;
grant execute on function sign_in_account(text), session_account(text), key_account(text, timestamptz) to vigie_app;
