-- What takes two people: one proposes it, another approves it, or rejects it.

create table proposal (
  id text primary key,
  unit_id text not null references unit (id),
  kind text not null,
  -- What lists show of it, and what is done once it is approved.
  summary jsonb not null,
  content jsonb not null,
  reason text not null,
  -- Null: at the command line.
  account_id text references account (id),
  proposed_at timestamptz not null,
  decision text check (decision in ('approve', 'reject')),
  decided_by text references account (id),
  decision_reason text,
  decided_at timestamptz,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  -- Whoever proposed it may take it back, and never approve it.
  check (decision is distinct from 'approve' or decided_by is distinct from account_id)
);
create index proposal_waiting on proposal (unit_id, id) where decision is null;
select vigie_protect('proposal');
revoke update, delete on proposal from vigie_app;
grant update (decision, decided_by, decision_reason, decided_at) on proposal to vigie_app;
