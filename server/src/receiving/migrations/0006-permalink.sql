-- Where a statement can be read in the Transparency Database, as long as its search keeps it.
alter table statement add column submission_permalink text;
