-- Where a sealed package is kept for good. The package's own key is not here but beside it: the shelf and the storage key are enough to read it again.

alter table evidence_package add column kept_at timestamptz;
-- SHA-256 of the encrypted bytes: their name on the shelf.
alter table evidence_package add column kept_object text;
alter table evidence_package add column locked_until timestamptz;
alter table evidence_package add column keep_failure text;
create index evidence_package_unkept on evidence_package (unit_id) where state = 'sealed' and kept_at is null;
