-- Snapshots are screened five hundred at a time.
select vigie_refers('screening', 'unit_id', 'unit');
select vigie_refers('screening', 'snapshot_id', 'snapshot');
select vigie_refers('finding', 'unit_id', 'unit');
select vigie_refers('shadow_finding', 'unit_id', 'unit');
