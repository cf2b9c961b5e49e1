-- What a check saw is sealed, too: such a package belongs to no snapshot.

alter table evidence_package alter column snapshot_id drop not null;
alter table evidence_package add column check_id text;
create index evidence_package_check on evidence_package (check_id) where check_id is not null;
