-- A case that went to a court or an authority, and what came of it. Terms are those that a recipient stated; none is made here.
create table referral (
  id text primary key,
  unit_id text not null references unit (id),
  case_id text not null references "case" (id),
  -- Whom a person had chosen, and why.
  choice_id text not null references recipient_choice (id),
  -- What went along: the sealed file, the document.
  dossier_id text references dossier (id),
  notice_id text references notice (id),
  account_id text not null references account (id),
  made_at timestamptz not null,
  -- Where it stands by its entries (`standOf`): for lists.
  waits_for text not null check (waits_for in ('us', 'them', 'nobody')),
  due date
);
create index referral_case on referral (case_id);
create index referral_choice on referral (choice_id);
create index referral_dossier on referral (dossier_id) where dossier_id is not null;
create index referral_notice on referral (notice_id) where notice_id is not null;
create index referral_waits on referral (unit_id, waits_for, id);
select vigie_protect('referral');
select vigie_protect_case('referral', 'case_id');

-- What happened to it, each once and none changed; one that was wrong is withdrawn and stays.
create table referral_entry (
  id text primary key,
  unit_id text not null references unit (id),
  referral_id text not null references referral (id),
  number int not null,
  kind text not null check (kind in ('sent', 'received', 'registered', 'request', 'answer', 'decision')),
  -- The day on which it happened, where the users are.
  happened_on date not null,
  -- Under which the recipient registered it.
  register_number text,
  said text,
  -- Of a request: the day that the recipient stated.
  due date,
  -- Of an answer: the request.
  answers_id text references referral_entry (id),
  -- Of a decision, and whether nothing more is expected.
  outcome text check (outcome in ('investigation', 'forwarded', 'no-action', 'measure', 'judgment', 'other')),
  ends boolean not null default false,
  account_id text not null references account (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text references account (id),
  withdrawn_reason text,
  unique (referral_id, number),
  check ((kind = 'registered') = (register_number is not null)),
  check ((kind = 'answer') = (answers_id is not null)),
  check ((kind = 'decision') = (outcome is not null)),
  check (due is null or kind = 'request'),
  check (not ends or kind = 'decision'),
  check ((withdrawn_at is null) = (withdrawn_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create index referral_entry_answers on referral_entry (answers_id) where answers_id is not null;
select vigie_protect('referral_entry');
select vigie_protect_with('referral_entry'::regclass, 'referral_id', 'referral');
