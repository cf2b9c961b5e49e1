-- A sealed capture of a listing's page, one for each snapshot that went to review.

create table evidence_package (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  listing_id text not null references listing (id),
  snapshot_id text not null references snapshot (id),
  url text,
  state text not null check (state in ('pending', 'sealed', 'failed')),
  failure text,
  captured_by text,
  digest text,
  log_index bigint,
  bytes bigint,
  made_at timestamptz not null,
  sealed_at timestamptz,
  unique (snapshot_id)
);
create index evidence_package_case on evidence_package (case_id);
select vigie_protect('evidence_package');
