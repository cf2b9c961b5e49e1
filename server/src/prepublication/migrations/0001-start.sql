-- Before publication: what a marketplace asks about an offer, what was found, what a person decided, and whom that is told.

-- How long records are kept, where an administrator said so.
create table prepublication_setting (
  unit_id text primary key references unit (id),
  kept_days int not null check (kept_days between 30 and 3660),
  changed_by text not null references account (id),
  changed_at timestamptz not null
);
select vigie_protect('prepublication_setting');

-- What offers were screened with: the engine and each pack by its digest (`pack_version` has the texts).
create table prepublication_rules (
  unit_id text not null references unit (id),
  digest text not null,
  engine text not null,
  packs jsonb not null,
  first_used timestamptz not null,
  primary key (unit_id, digest, engine)
);
select vigie_protect('prepublication_rules');

-- One answer. The offer itself is kept where it is held for a person, and nowhere else.
create table prepublication_screening (
  id text primary key,
  unit_id text not null references unit (id),
  account_id text not null references account (id),
  request_key text,
  listing_digest text not null,
  reference text,
  outcome text not null check (outcome in ('nothing-found', 'hold-for-a-person')),
  reasons jsonb not null,
  listing jsonb,
  rules_digest text not null,
  engine text not null,
  screened_at timestamptz not null,
  expires_at timestamptz not null,
  decision text check (decision in ('released', 'refused')),
  decided_by text references account (id),
  decided_at timestamptz,
  reason text,
  check ((listing is not null) = (outcome = 'hold-for-a-person')),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null))
);
create unique index prepublication_request on prepublication_screening (unit_id, account_id, request_key) where request_key is not null;
create index prepublication_held on prepublication_screening (unit_id, id) where outcome = 'hold-for-a-person';
create index prepublication_expired on prepublication_screening (unit_id, expires_at);
select vigie_protect('prepublication_screening');

-- Where decisions are told. The secrets are encrypted with the key of the data folder.
create table webhook (
  id text primary key,
  unit_id text not null references unit (id),
  url text not null,
  secret text not null,
  -- The one before, which signs as well until then.
  old_secret text,
  old_until timestamptz,
  made_by text not null references account (id),
  made_at timestamptz not null,
  removed_at timestamptz,
  check ((old_secret is null) = (old_until is null))
);
create unique index webhook_url on webhook (unit_id, url) where removed_at is null;
select vigie_protect('webhook');

create table webhook_delivery (
  id text primary key,
  unit_id text not null references unit (id),
  webhook_id text not null references webhook (id),
  kind text not null,
  subject_id text not null,
  -- As it is sent, at every try.
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  tries int not null default 0,
  failure jsonb,
  made_at timestamptz not null,
  last_try_at timestamptz
);
create index webhook_delivery_newest on webhook_delivery (unit_id, id);
create index webhook_delivery_subject on webhook_delivery (subject_id);
select vigie_protect('webhook_delivery');
