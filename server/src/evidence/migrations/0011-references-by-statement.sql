-- Packages are planned many at a time.
select vigie_refers('evidence_package', 'unit_id', 'unit');
