-- Acts of all kinds. One that asks for four eyes is proposed first, and goes on its way, or is rejected, by another account of the unit.

alter table notice drop constraint notice_state_check;
alter table notice add constraint notice_state_check check (state in ('proposed', 'queued', 'sent', 'failed', 'rejected'));
alter table notice add column approver_id text;
alter table notice add column approved_at timestamptz;
alter table notice add column approval_reason text;
alter table notice add constraint notice_four_eyes check (approver_id is null or approver_id <> account_id);
