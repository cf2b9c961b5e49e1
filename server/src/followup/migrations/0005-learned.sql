-- A person's verdict on a check that was in doubt, and the sentence by which the platform's next page of the kind is known: proposed, then applied to the register, or not.

create table check_verdict (
  check_id text primary key references "check" (id),
  unit_id text not null references unit (id),
  verdict text not null check (verdict in ('online', 'removed', 'restricted')),
  -- What the machine had found in doubt.
  found jsonb not null,
  reason text not null,
  account_id text not null,
  made_at timestamptz not null
);
select vigie_protect('check_verdict');

create table platform_state (
  id text primary key,
  unit_id text not null references unit (id),
  check_id text not null unique references check_verdict (check_id),
  -- The host of the listing.
  platform text not null,
  page_state text not null check (page_state in ('gone', 'restricted', 'out-of-stock')),
  phrase text not null,
  -- The sealed page of the check that has the phrase; null: it was typed.
  quoted_from text,
  state text not null check (state in ('proposed', 'applied', 'declined')),
  account_id text,
  reason text,
  decided_at timestamptz,
  check ((state = 'proposed') = (account_id is null))
);
select vigie_protect('platform_state');
