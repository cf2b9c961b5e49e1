-- What a unit is, in law: an authority that may issue orders, a trusted flagger (Regulation (EU) 2022/2065, art. 22). Entered by an admin.

create table unit_status (
  unit_id text primary key references unit (id),
  authority_name text,
  authority_address text,
  authority_email text,
  trusted_since text,
  trusted_by text,
  account_id text not null references account (id),
  changed_at timestamptz not null,
  check ((trusted_since is null) = (trusted_by is null)),
  check ((authority_name is null) = (authority_email is null))
);
select vigie_protect('unit_status');
