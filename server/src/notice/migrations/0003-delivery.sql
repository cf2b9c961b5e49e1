-- Delivery of acts: every try, what a person sent by hand, and what was answered.

alter table notice drop constraint if exists notice_state_check;
alter table notice add constraint notice_state_check
  check (state in ('proposed', 'queued', 'by-hand', 'sent', 'bounced', 'failed', 'rejected'));
-- When it is tried again; while a try is under way, when that one counts as lost.
alter table notice add column next_try_at timestamptz;
-- From then on a person has to act. Set at the first try.
alter table notice add column give_up_at timestamptz;
create index notice_next_try on notice (next_try_at) where state = 'queued';

create table notice_attempt (
  unit_id text not null references unit (id),
  notice_id text not null references notice (id),
  number int not null,
  channel text not null,
  destination text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  -- null: under way, or broken off by the end of the process
  outcome text check (outcome in ('taken', 'temporary', 'final')),
  detail text,
  primary key (notice_id, number)
);
select vigie_protect('notice_attempt');

-- Sent by a person, outside of this software, with what proves it.
create table notice_sending (
  id text primary key,
  unit_id text not null references unit (id),
  notice_id text not null references notice (id),
  how text not null,
  recipient text not null,
  reference text,
  note text,
  proof jsonb,
  sent_at timestamptz not null,
  account_id text not null,
  made_at timestamptz not null
);
create index notice_sending_notice on notice_sending (notice_id);
select vigie_protect('notice_sending');

create table notice_answer (
  unit_id text not null references unit (id),
  notice_id text not null references notice (id),
  -- Given by who answered; ours where a person typed it or it came as a mail.
  id text not null,
  -- bounce: not an answer of the platform, but of a mail server on the way
  kind text not null check (kind in ('receipt', 'decision', 'message', 'bounce')),
  via text not null check (via in ('exchange', 'e-mail', 'person')),
  at timestamptz not null,
  received_at timestamptz not null,
  reference text,
  decision jsonb,
  -- A mail that a person reads and says what it is.
  message jsonb,
  -- The message that a person found this answer in.
  found_in text,
  -- The verifier key that signed it.
  signed_by text,
  proof jsonb,
  account_id text,
  digest text not null,
  primary key (notice_id, id)
);
create unique index notice_answer_once on notice_answer (notice_id, digest);
select vigie_protect('notice_answer');

-- Whose notice it is: for what comes from outside, which knows the notice and no unit.
create function notice_owner(wanted text) returns table (unit_id text, case_id text, platform text)
  language sql stable security definer set search_path = public as $$
  select n.unit_id, n.case_id, n.content -> 'platform' ->> 'key' from notice n where n.id = wanted and n.state not in ('proposed', 'rejected')
$$;
revoke execute on function notice_owner(text) from public;
grant execute on function notice_owner(text) to vigie_app;

-- How far the house's mailbox is read (RFC 3501, section 2.3.1.1): it belongs to no unit.
create table mailbox (
  name text primary key,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_at timestamptz not null
);
grant select, insert, update on mailbox to vigie_app;
