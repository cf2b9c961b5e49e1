-- How many mails of a mailbox were passed over, for what reason: nothing of what they say.
create table mail_left (
  mailbox text not null references mailbox (name),
  reason text not null check (reason in ('report', 'reply', 'no-notice', 'unreadable', 'refused')),
  count int not null,
  last_at timestamptz not null,
  primary key (mailbox, reason)
);
grant select, insert, update, delete on mail_left to vigie_app;
