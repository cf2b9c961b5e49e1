-- What the day's number left out is counted from the pictures themselves (listing/0009-pictures-left-out).

alter table picture_reading drop column passed_over;
alter table picture_reading drop column passed_on;
