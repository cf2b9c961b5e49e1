-- What became of each import that reads a source: how much was kept, and what was not read, with place and reason.
create table listing_import (
  id text primary key,
  unit_id text not null references unit (id),
  source text not null,
  account_id text,
  imported_at timestamptz not null,
  listings int not null,
  snapshots int not null,
  not_read int not null,
  passed_over int not null,
  gaps jsonb not null
);
create index listing_import_unit on listing_import (unit_id, id);
select vigie_protect('listing_import');
