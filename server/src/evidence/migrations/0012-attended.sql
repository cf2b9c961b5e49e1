-- That a person was at the keyboard when a page was taken: who, from when to when, and how often they did what.

alter table evidence_package add column attended jsonb;
