-- The receiving side, for marketplaces (Regulation (EU) 2022/2065, art. 16 to 23, 30): notices that come in, what was decided, what was told to whom.

create table inbox (
  id text primary key,
  unit_id text not null references unit (id),
  platform text not null,
  name text not null,
  language text not null check (language in ('en', 'fr')),
  open_form boolean not null,
  made_at timestamptz not null,
  unique (unit_id, name)
);
select vigie_protect('inbox');

-- Who sends notices, as far as the marketplace knows them. Trusted flaggers (art. 22): who awarded the status, and for how long it holds.
create table sender (
  id text primary key,
  unit_id text not null references unit (id),
  name text not null,
  key text,
  email_domain text,
  trusted_by text,
  trusted_since date,
  trusted_until date,
  trusted_suspended_since date,
  made_at timestamptz not null,
  unique (unit_id, key)
);
select vigie_protect('sender');

create table received_notice (
  id text primary key,
  unit_id text not null references unit (id),
  inbox_id text not null references inbox (id),
  way text not null check (way in ('api', 'form', 'mail')),
  -- Whoever sent it, as the door saw it: the key that signed, the address that wrote; empty where it is unknown.
  source text not null,
  external_id text not null,
  digest text not null,
  sender_id text references sender (id),
  proven boolean not null,
  content jsonb not null,
  -- The notifier as counters and complaints know them.
  notifier_key text,
  -- The door to complaints (art. 20): told to the notifier alone.
  code text not null unique,
  state text not null check (state in ('open', 'decided', 'set-aside')),
  decision jsonb,
  manifest boolean,
  decided_by text,
  received_at timestamptz not null,
  decided_at timestamptz,
  -- The same content is the same notice, however often and by whatever way it comes.
  unique (inbox_id, digest),
  unique (inbox_id, source, external_id)
);
create index received_notice_queue on received_notice (unit_id, state, id);
create index received_notice_notifier on received_notice (unit_id, notifier_key);
select vigie_protect('received_notice');

create table received_item (
  unit_id text not null references unit (id),
  received_id text not null references received_notice (id),
  url text not null,
  listing_id text references listing (id),
  -- Why there is no listing.
  note text,
  looked_at timestamptz,
  primary key (received_id, url)
);
create index received_item_url on received_item (unit_id, url);
select vigie_protect('received_item');

-- A statement of reasons (art. 17), and how far it has come into the Transparency Database (art. 24(5)).
create table statement (
  id text primary key,
  unit_id text not null references unit (id),
  inbox_id text not null references inbox (id),
  received_id text references received_notice (id),
  url text not null,
  listing_id text references listing (id),
  trader_key text not null,
  trader_name text,
  content jsonb not null,
  manifest boolean not null,
  account_id text not null,
  code text not null unique,
  made_at timestamptz not null,
  reversed_at timestamptz,
  submission text not null check (submission in ('off', 'queued', 'accepted', 'refused')),
  submission_uuid text,
  submission_failure text,
  submission_attempts int not null default 0,
  submitted_at timestamptz
);
create unique index statement_in_force on statement (unit_id, url) where reversed_at is null;
create index statement_submission on statement (unit_id, submission, id);
create index statement_trader on statement (unit_id, trader_key);
select vigie_protect('statement');

-- What leaves for a notifier, a trader or a complainant, with a visible state. `shown`: there is no address; it is handed over by the platform's own means.
create table outgoing (
  id text primary key,
  unit_id text not null references unit (id),
  subject_id text not null,
  kind text not null check (kind in ('receipt', 'decision', 'statement', 'complaint')),
  way text not null check (way in ('exchange', 'mail', 'shown')),
  recipient text,
  content jsonb not null,
  state text not null check (state in ('queued', 'sent', 'failed', 'shown')),
  failure text,
  attempts int not null default 0,
  made_at timestamptz not null,
  sent_at timestamptz,
  unique (subject_id, kind)
);
select vigie_protect('outgoing');

create table complaint (
  id text primary key,
  unit_id text not null references unit (id),
  inbox_id text not null references inbox (id),
  received_id text references received_notice (id),
  statement_id text references statement (id),
  complainant text not null check (complainant in ('notifier', 'trader')),
  complainant_key text not null,
  email text,
  language text not null,
  reasons text not null,
  digest text not null,
  state text not null check (state in ('open', 'upheld', 'rejected', 'set-aside')),
  answer text,
  manifest boolean,
  decided_by text,
  made_at timestamptz not null,
  decided_at timestamptz,
  unique (unit_id, digest)
);
create index complaint_queue on complaint (unit_id, state, id);
select vigie_protect('complaint');

-- Measures against misuse (art. 23): a warning, then a suspension for a time. A person takes them, on the criteria of art. 23(3) as they then stood.
create table misuse_measure (
  id text primary key,
  unit_id text not null references unit (id),
  subject_kind text not null check (subject_kind in ('trader', 'notifier', 'complainant')),
  subject_key text not null,
  kind text not null check (kind in ('warning', 'suspension')),
  reason text not null,
  criteria jsonb not null,
  since timestamptz not null,
  until timestamptz,
  account_id text not null
);
create index misuse_measure_subject on misuse_measure (unit_id, subject_kind, subject_key);
select vigie_protect('misuse_measure');

-- That a suspicion of a crime was told (art. 18): to whom, when.
create table suspicion (
  id text primary key,
  unit_id text not null references unit (id),
  received_id text not null references received_notice (id),
  member_state text not null,
  authority text not null,
  facts text not null,
  told_at timestamptz not null,
  account_id text not null,
  made_at timestamptz not null
);
select vigie_protect('suspicion');

-- A look at a trader's particulars (art. 30(1)): which are there and plausible. The particulars themselves are not kept.
create table trader_check (
  id text primary key,
  unit_id text not null references unit (id),
  trader_key text not null,
  results jsonb not null,
  complete boolean not null,
  account_id text not null,
  made_at timestamptz not null
);
create index trader_check_trader on trader_check (unit_id, trader_key, id);
select vigie_protect('trader_check');

-- Before anybody signs in, two addresses say whose row they are: that of an inbox, which is public, and the code of a decision, which is told to those it concerns.
create function public_inbox(wanted text)
  returns table (id text, unit_id text, platform text, name text, language text, open_form boolean)
  language sql stable security definer set search_path = public as $$
  select i.id, i.unit_id, i.platform, i.name, i.language, i.open_form from inbox i where i.id = wanted
$$;
create function complaint_door(wanted text) returns table (unit_id text, received_id text, statement_id text)
  language sql stable security definer set search_path = public as $$
  select r.unit_id, r.id, null::text from received_notice r where r.code = wanted
  union all
  select s.unit_id, null::text, s.id from statement s where s.code = wanted
$$;
revoke execute on function public_inbox(text), complaint_door(text) from public;
grant execute on function public_inbox(text), complaint_door(text) to vigie_app;
