-- The day on which the unit's number left a picture unread: once a picture, however often its reading is tried.

alter table picture add column passed_on date;
create index picture_passed on picture (unit_id, passed_on) where passed_on is not null;
