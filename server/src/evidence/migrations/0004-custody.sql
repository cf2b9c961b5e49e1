-- Exhibits of a case and the hands they passed through. The application may add, never change: a mistake is put right by a further hand-over.

create table exhibit (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  -- From 1 in its case: what is written on the object itself.
  number int not null,
  kind text not null check (kind in ('digital', 'physical')),
  description text not null,
  -- Digital: a sealed package, or a file by its digest alone.
  package_id text references evidence_package (id),
  file_name text,
  file_digest text,
  file_bytes bigint,
  -- Physical.
  quantity int,
  seal_number text,
  collected_by text not null,
  collected_organisation text not null,
  collected_at timestamptz not null,
  collected_place text not null,
  digest text not null,
  account_id text not null,
  made_at timestamptz not null,
  unique (case_id, number),
  check ((kind = 'digital') = (quantity is null)),
  check ((kind = 'digital') = (file_digest is not null))
);
select vigie_protect('exhibit');
revoke update, delete on exhibit from vigie_app;

create table hand_over (
  id text primary key,
  unit_id text not null references unit (id),
  exhibit_id text not null references exhibit (id),
  number int not null,
  from_name text not null,
  from_organisation text not null,
  to_name text not null,
  to_organisation text not null,
  handed_at timestamptz not null,
  reason text not null,
  condition text not null,
  -- Null where the exhibit bore no seal.
  seal_intact boolean,
  -- The seal put on afterwards, where another took the place of the one before.
  new_seal text,
  -- SHA-256 of this hand-over and of the digest before it: the exhibit's, or the last hand-over's.
  digest text not null,
  account_id text not null,
  made_at timestamptz not null,
  unique (exhibit_id, number)
);
select vigie_protect('hand_over');
revoke update, delete on hand_over from vigie_app;
