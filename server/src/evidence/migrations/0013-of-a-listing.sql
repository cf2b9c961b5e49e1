-- Each capture asks for the last one of its offer.
create index evidence_package_listing on evidence_package (listing_id);
