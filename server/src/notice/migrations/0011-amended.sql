-- A document that was sent and found wrong: what was wrong, since when that is known outside, and the letters that say so.
create table notice_amendment (
  id text primary key,
  unit_id text not null references unit (id),
  notice_id text not null references notice (id),
  kind text not null check (kind in ('withdrawal', 'correction')),
  cause text not null check (cause in ('imprecise', 'inaccurate', 'unsubstantiated', 'other')),
  account_id text not null,
  made_at timestamptz not null,
  -- Since the letter to whom the document went is on its way; null: it waits for the second pair of eyes, or was rejected.
  effective_at timestamptz
);
create index notice_amendment_notice on notice_amendment (notice_id);
select vigie_protect('notice_amendment');
select vigie_protect_with('notice_amendment'::regclass, 'notice_id', 'notice');

alter table notice
  -- Of a letter about a document that was found wrong.
  add column amendment_id text references notice_amendment (id),
  -- From then on it counts as not sent.
  add column withdrawn_at timestamptz;
