-- Without a mail server a try ends with the message ready in the outbox folder, for a person to send: nothing left.
alter table notice_attempt drop constraint notice_attempt_outcome_check;
alter table notice_attempt add constraint notice_attempt_outcome_check check (outcome in ('accepted', 'ready', 'temporary', 'final'));
