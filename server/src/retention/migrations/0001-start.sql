-- How long what is kept, what must not be erased, what was erased; what people ask about their own data.

create table retention_period (
  unit_id text not null references unit (id),
  kind text not null,
  amount int not null check (amount > 0),
  period_unit text not null check (period_unit in ('days', 'months')),
  basis text not null,
  source text not null,
  -- Somebody has read the source.
  verified boolean not null,
  proposal_id text not null references proposal (id),
  set_at timestamptz not null,
  primary key (unit_id, kind)
);
select vigie_protect('retention_period');

create table retention_hold (
  id text primary key,
  unit_id text not null references unit (id),
  record_id text not null,
  reason text not null,
  account_id text not null references account (id),
  placed_at timestamptz not null,
  released_by text references account (id),
  release_reason text,
  released_at timestamptz,
  check ((released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null))
);
create index retention_hold_record on retention_hold (unit_id, record_id) where released_at is null;
select vigie_protect('retention_hold');
select vigie_protect_case('retention_hold', 'record_id');

-- One batch: `digest` is over the rows as they were, `salt` before them.
create table erasure (
  id text primary key,
  unit_id text not null references unit (id),
  kind text not null,
  period jsonb not null,
  count int not null,
  digest text not null,
  salt text not null,
  erased_at timestamptz not null
);
select vigie_protect('erasure');
revoke update, delete on erasure from vigie_app;

-- The rows stay, for what counts them; what was personal in them is gone.
create table erased_record (
  unit_id text not null references unit (id),
  kind text not null,
  record_id text not null,
  erasure_id text not null references erasure (id),
  primary key (record_id, kind)
);
create index erased_record_erasure on erased_record (erasure_id);
select vigie_protect('erased_record');
select vigie_protect_case('erased_record', 'record_id');
revoke update, delete on erased_record from vigie_app;

-- What somebody asks about their own data (Regulation (EU) 2016/679, art. 15 to 22).
create table data_request (
  id text primary key,
  unit_id text not null references unit (id),
  received_on date not null,
  way text not null check (way in ('letter', 'e-mail', 'form', 'in-person', 'other')),
  article int not null check (article between 15 and 22),
  -- Whom it is about, in the officer's words: for that officer alone.
  about text not null,
  -- What it concerns: not erased while it is open.
  records jsonb not null,
  officer_id text not null references account (id),
  entered_by text not null references account (id),
  entered_at timestamptz not null,
  due_on date not null,
  extended_at timestamptz,
  extension_reason text,
  outcome text check (outcome in ('granted', 'partly', 'refused')),
  -- Of a refusal: the provision that it rests on.
  answer_basis text,
  answer text,
  answered_by text references account (id),
  answered_at timestamptz,
  check ((extended_at is null) = (extension_reason is null)),
  check ((outcome is null) = (answered_at is null) and (outcome is null) = (answer is null) and (outcome is null) = (answered_by is null)),
  check (outcome is distinct from 'refused' or answer_basis is not null)
);
create index data_request_due on data_request (unit_id, due_on);
select vigie_protect('data_request');
