-- What is known has changed in a way that others may no longer learn of: it is prepared anew, once for all that changes meanwhile.
alter table inquiry_opening add column is_stale boolean not null default false;

-- A unit that names new officers at each question is seen by what all of them ask.
alter table inquiry_alarm drop constraint inquiry_alarm_kind_check;
alter table inquiry_alarm add constraint inquiry_alarm_kind_check check (kind in ('fast', 'limit', 'unit'));
