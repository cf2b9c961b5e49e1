-- A return is a machine's finding until a person decides.

alter table relisting add column snapshot_id text references snapshot (id);
alter table relisting add column original_snapshot_id text references snapshot (id);
alter table relisting add column strength double precision not null default 0;
alter table relisting add column state text not null default 'found' check (state in ('found', 'confirmed', 'rejected'));
alter table relisting add column account_id text;
alter table relisting add column reason text;
alter table relisting add column decided_at timestamptz;
create index relisting_state on relisting (unit_id, state);
