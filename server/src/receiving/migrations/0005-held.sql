-- `held`: a confirmation that a person has to send, since a machine made the mail that it answers (RFC 3834, section 2).
alter table outgoing drop constraint outgoing_state_check;
alter table outgoing add check (state in ('queued', 'sent', 'failed', 'shown', 'held'));
