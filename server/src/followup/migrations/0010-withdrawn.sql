-- A notice that was withdrawn is followed no longer.
alter table follow_up drop constraint follow_up_state_check;
alter table follow_up add constraint follow_up_state_check check (state in ('waiting', 'removed', 'overdue', 'withdrawn'));
