-- Which of two events came later, whatever the clock says: a case that was moved by one is not moved back by one before it.
alter table event add column number bigint generated always as identity;
