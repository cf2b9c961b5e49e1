-- A unit's own versions of packs: written as drafts, tried on what is kept, and put in force by two people.

create table pack_draft (
  id text primary key,
  unit_id text not null references unit (id),
  pack text not null,
  text text not null,
  -- Of its content; null: it is no pack yet.
  digest text,
  -- In shadow it is evaluated on every listing that comes in, and counted.
  stage text not null default 'draft' check (stage = 'draft' or (stage = 'shadow' and digest is not null)),
  -- Counts what was saved: nobody writes over what they have not read.
  revision int not null,
  changed_by text not null references account (id),
  changed_at timestamptz not null,
  unique (unit_id, pack)
);
select vigie_protect('pack_draft');

-- What was put in force, and from which day it holds: never changed, so that it is the history too. Who proposed and
-- who approved it, and why, stands in the proposal.
create table pack_edition (
  id text primary key,
  unit_id text not null references unit (id),
  pack text not null,
  -- All three null: the pack as it is installed, or none where none is.
  version text,
  digest text,
  text text,
  holds_from date not null,
  proposal_id text not null references proposal (id),
  approved_at timestamptz not null,
  check ((text is null) = (digest is null) and (text is null) = (version is null))
);
create index pack_edition_order on pack_edition (unit_id, pack, holds_from desc, approved_at desc);
select vigie_protect('pack_edition');
revoke update, delete on pack_edition from vigie_app;

-- A draft and what is in force, over the newest snapshot of each listing that is open to the whole unit.
create table pack_backtest (
  id text primary key,
  unit_id text not null references unit (id),
  pack text not null,
  -- Null: there is none in force.
  text_before text,
  text_after text not null,
  digest_after text not null,
  -- The last listing that was looked at.
  cursor text not null default '',
  listings int not null default 0,
  asked_by text not null references account (id),
  asked_at timestamptz not null,
  done_at timestamptz
);
create index pack_backtest_pack on pack_backtest (unit_id, pack, id desc);
select vigie_protect('pack_backtest');

create table pack_backtest_hit (
  unit_id text not null,
  backtest_id text not null references pack_backtest (id),
  snapshot_id text not null references snapshot (id),
  rule text not null,
  kind text not null check (kind in ('both', 'new', 'gone')),
  primary key (backtest_id, rule, kind, snapshot_id)
);
select vigie_protect('pack_backtest_hit');
-- What has become part of a restricted case since is counted no more.
select vigie_protect_with('pack_backtest_hit', 'snapshot_id', 'snapshot');
