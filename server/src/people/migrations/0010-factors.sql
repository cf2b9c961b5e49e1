-- More than a password: codes (RFC 6238), passkeys (WebAuthn), and who comes from a provider of identities (OpenID Connect).

create table account_totp (
  account_id text primary key references account (id),
  unit_id text not null references unit (id),
  -- Encrypted with the sign-in key of the data folder.
  secret text not null,
  made_at timestamptz not null,
  -- Null: it was shown, and no code has proved yet that it was kept.
  confirmed_at timestamptz,
  -- The newest period whose code was taken: none is taken twice.
  last_period bigint not null default 0
);
select vigie_protect('account_totp');

create table account_passkey (
  id text primary key,
  unit_id text not null references unit (id),
  account_id text not null references account (id),
  name text not null,
  public_key text not null,
  counter bigint not null,
  made_at timestamptz not null,
  last_used_at timestamptz
);
create index account_passkey_account on account_passkey (account_id);
select vigie_protect('account_passkey');

-- What a sign-in was begun with and must end with, once; nobody is known yet.
create table sign_in_step (
  digest text primary key,
  kind text not null check (kind in ('passkey', 'new-passkey', 'openid')),
  content jsonb not null,
  expires_at timestamptz not null
);
grant select, insert, delete on sign_in_step to vigie_app;

-- Issuer and subject, which name a person for ever, where their e-mail does not.
alter table account add column openid_subject text;
create unique index account_openid_subject on account (openid_subject) where openid_subject is not null;
grant select (openid_subject) on account to vigie_lookup;

create function openid_account(wanted text)
  returns table (id text, unit_id text, disabled_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.unit_id, a.disabled_at from public.account a where a.openid_subject = wanted
$$;
revoke execute on function openid_account(text) from public;
grant execute on function openid_account(text) to vigie_app;
