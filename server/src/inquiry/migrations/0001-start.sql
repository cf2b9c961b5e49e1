-- Hit, no hit: whether another unit knows a subject, without showing it the subject, and without it showing its list (RFC 9497).

-- On whose word a unit asks and answers: proposed by one person, approved by another. None: it does neither.
create table inquiry_opening (
  unit_id text primary key references unit (id),
  -- Whom others call after a hit.
  officer text not null,
  reach text not null,
  -- Of a competent authority: the authorising act, its article, the impact assessment and its day. Null: nothing that may concern a person.
  authority jsonb,
  proposal_id text not null unique references proposal (id),
  opened_at timestamptz not null
);
select vigie_protect('inquiry_opening');

-- Units that may be asked, and that may ask: of this installation (no url), or of another by its key.
create table inquiry_peer (
  id text primary key,
  unit_id text not null references unit (id),
  name text not null,
  url text,
  -- The verifier key of its installation, and what its installation calls it.
  key text not null,
  peer_unit text not null,
  -- Whether it is a competent authority, and by which act; null: it is not.
  competence text,
  proposal_id text not null unique references proposal (id),
  entered_at timestamptz not null,
  ended_at timestamptz
);
create unique index inquiry_peer_key on inquiry_peer (unit_id, key, peer_unit) where ended_at is null;
select vigie_protect('inquiry_peer');

-- What is known, as outputs of the function under a key that is made anew each time: no subject, no number of them.
create table inquiry_table (
  unit_id text not null references unit (id),
  about text not null check (about in ('business', 'person')),
  public_key text not null,
  -- Encrypted with inquiry-key of the data folder.
  secret text not null,
  bits int not null,
  width int not null,
  made_at timestamptz not null,
  seconds int not null,
  primary key (unit_id, about)
);
select vigie_protect('inquiry_table');
create table inquiry_bucket (
  unit_id text not null references unit (id),
  about text not null,
  number int not null,
  entries bytea not null,
  primary key (unit_id, about, number)
);
select vigie_protect('inquiry_bucket');

-- Restricted cases of which others may learn that something is known: their keeper said so. All others tell nothing.
create table inquiry_share (
  case_id text primary key references "case" (id),
  unit_id text not null references unit (id),
  account_id text not null references account (id),
  shared_at timestamptz not null
);
select vigie_protect('inquiry_share');
select vigie_protect_case('inquiry_share', 'case_id');

-- What an officer asked. The subject is encrypted with inquiry-key of the data folder.
create table inquiry (
  id text primary key,
  unit_id text not null references unit (id),
  account_id text not null references account (id),
  kind text not null,
  about text not null check (about in ('business', 'person')),
  subject text not null,
  purpose text not null,
  basis text not null,
  article text not null,
  asked_at timestamptz not null
);
create index inquiry_of_officer on inquiry (unit_id, account_id, id);
select vigie_protect('inquiry');
create table inquiry_answer (
  unit_id text not null references unit (id),
  inquiry_id text not null references inquiry (id),
  peer_id text not null references inquiry_peer (id),
  state text not null check (state in ('waiting', 'known', 'near', 'unknown', 'failed')),
  tries int not null default 0,
  officer text,
  reach text,
  failure jsonb,
  answered_at timestamptz,
  primary key (inquiry_id, peer_id),
  check ((state = 'waiting') = (answered_at is null))
);
select vigie_protect('inquiry_answer');

-- Who asked this unit: the officer, why and when. Not what: nobody here learns it.
create table inquiry_received (
  unit_id text not null references unit (id),
  peer_id text not null references inquiry_peer (id),
  id text not null,
  officer text not null,
  officer_id text not null,
  purpose text not null,
  basis text not null,
  article text not null,
  about text not null check (about in ('business', 'person')),
  elements int not null,
  received_at timestamptz not null,
  -- Whether its buckets were given: once.
  is_closed boolean not null,
  primary key (unit_id, peer_id, id)
);
create index inquiry_received_at on inquiry_received (unit_id, received_at);
select vigie_protect('inquiry_received');

-- Many questions in little time, or as many as are allowed: somebody may be trying a list.
create table inquiry_alarm (
  id text primary key,
  unit_id text not null references unit (id),
  -- Null: of this unit's own officer.
  peer_id text references inquiry_peer (id),
  officer text not null,
  kind text not null check (kind in ('fast', 'limit')),
  raised_at timestamptz not null,
  reviewed_by text references account (id),
  reviewed_at timestamptz,
  remark text
);
select vigie_protect('inquiry_alarm');
