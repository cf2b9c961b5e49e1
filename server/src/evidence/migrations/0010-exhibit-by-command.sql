-- An exhibit that somebody registered at the command line has no account: the audit log says who it was.

alter table exhibit alter column account_id drop not null;
