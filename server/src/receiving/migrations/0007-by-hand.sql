-- Without a mail server a message is ready and has not left: a person sends it, and notes how, with what proves it.
alter table outgoing drop constraint outgoing_state_check;
alter table outgoing add constraint outgoing_state_check check (state in ('queued', 'sent', 'failed', 'shown', 'held', 'by-hand'));
alter table outgoing add column sending jsonb;
