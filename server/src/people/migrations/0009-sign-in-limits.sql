-- Who tries to sign in is known by no unit yet. Tries are counted under digests: of an account, of an address, of both, of a browser that has signed
-- in before. They are kept for as long as they count.

create table sign_in_try (
  id text not null,
  key_digest text not null,
  tried_at timestamptz not null,
  primary key (id, key_digest)
);
create index sign_in_try_key on sign_in_try (key_digest, tried_at);
grant select, insert, delete on sign_in_try to vigie_app;

-- A browser in which an account has signed in: the digest of its cookie with the account's e-mail.
create table sign_in_device (
  digest text primary key,
  seen_at timestamptz not null
);
grant select, insert, update, delete on sign_in_device to vigie_app;
