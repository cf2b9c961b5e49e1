-- The sealed file that goes along with a case: asked for by a person, made by a job, encrypted to whom it is for.

create table dossier (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  -- age public keys.
  recipients jsonb not null,
  reason text not null,
  asked_by text not null,
  account_id text,
  state text not null check (state in ('queued', 'made', 'failed')),
  failure text,
  -- SHA-256 of the encrypted file and of the manifest in it, hex.
  digest text,
  manifest_digest text,
  log_index bigint,
  bytes bigint,
  asked_at timestamptz not null,
  made_at timestamptz
);
create index dossier_case on dossier (case_id);
select vigie_protect('dossier');
