-- An archive that another program made is evidence of a case, and of no listing.

alter table evidence_package alter column listing_id drop not null;
-- What the archive is, and what it says of itself.
alter table evidence_package add column adopted jsonb;
