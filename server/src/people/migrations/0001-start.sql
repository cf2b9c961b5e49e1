-- Who works here. An e-mail names one account in all units.

create table account (
  id text primary key,
  unit_id text not null references unit (id),
  email text not null,
  name text not null,
  role text not null check (role in ('analyst', 'approver', 'admin')),
  language text not null check (language in ('en', 'fr')),
  password text not null,
  made_at timestamptz not null
);
create unique index account_email on account (lower(email));
select vigie_protect('account');

create table session (
  token_digest text primary key,
  unit_id text not null references unit (id),
  account_id text not null references account (id),
  expires_at timestamptz not null
);
select vigie_protect('session');

-- Before a sign-in no unit is known: these two functions alone look across units, by a secret that the caller must already hold.
create function sign_in_account(wanted text)
  returns table (id text, unit_id text, password text) language sql stable security definer set search_path = public as $$
  select a.id, a.unit_id, a.password from account a where lower(a.email) = lower(wanted)
$$;

create function session_account(digest text, at timestamptz)
  returns table (account_id text, unit_id text, email text, name text, role text, language text, unit_name text)
  language sql stable security definer set search_path = public as $$
  select a.id, a.unit_id, a.email, a.name, a.role, a.language, u.name
  from session s join account a on a.id = s.account_id join unit u on u.id = a.unit_id
  where s.token_digest = digest and s.expires_at > at
$$;

revoke execute on function sign_in_account(text), session_account(text, timestamptz) from public;
grant execute on function sign_in_account(text), session_account(text, timestamptz) to vigie_app;

-- Every act, with who, when and why. Each entry holds the digest of the one before it in its unit; the application may add, never change.
create table audit (
  id text primary key,
  unit_id text not null references unit (id),
  number bigint not null,
  account_id text,
  act text not null,
  subject_id text not null,
  reason text,
  content jsonb not null,
  done_at timestamptz not null,
  previous_digest text not null,
  digest text not null,
  unique (unit_id, number)
);
create index audit_subject on audit (unit_id, subject_id, number);
select vigie_protect('audit');
revoke update, delete on audit from vigie_app;
