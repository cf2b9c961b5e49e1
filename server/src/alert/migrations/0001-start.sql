-- What people report to the authority: alerts from anybody, without an account.

-- Whether a unit takes reports, under its name: none does until an administrator says so.
create table report_page (
  unit_id text primary key references unit (id),
  is_open boolean not null,
  changed_by text not null references account (id),
  changed_at timestamptz not null
);
select vigie_protect('report_page');

-- An offer that was reported, until somebody has closed it: what is reported of the same address meanwhile is the same alert.
create table alert (
  id text primary key,
  unit_id text not null references unit (id),
  url text not null,
  -- The address as others would write it: the same is the same alert.
  url_key text not null,
  -- The platform's key in the register by the address's host; null: the register has none.
  platform text,
  reports int not null default 1,
  opened_at timestamptz not null,
  last_at timestamptz not null,
  -- When a person first looked: took it, had it visited, closed it, or decided a case of its offer.
  looked_at timestamptz,
  account_id text references account (id),
  closed_at timestamptz,
  closing text check (closing in ('not-for-us', 'done', 'dismissed', 'removed')),
  closed_by text references account (id),
  close_reason text,
  -- `asks`: a person must say that the page is visited, since its host is on no registered platform, or too much came at once.
  visit text not null check (visit in ('asks', 'queued', 'read', 'not-read')),
  visited_at timestamptz,
  visit_note text,
  -- The address of the offer that was read there, as the page gives it.
  offer_url text,
  check ((closed_at is null) = (closing is null)),
  check (closed_at is null or looked_at is not null)
);
create unique index alert_address on alert (unit_id, url_key) where closed_at is null;
create index alert_unread on alert (unit_id, id) where looked_at is null;
create index alert_open on alert (unit_id, id) where closed_at is null;
select vigie_protect('alert');

-- Each report: what was said, and by which code it is followed. Who sent it is not known.
create table alert_report (
  id text primary key,
  unit_id text not null references unit (id),
  alert_id text not null references alert (id),
  what text not null,
  language text not null check (language in ('en', 'fr')),
  -- SHA-256 of the code, which is told to who reports and kept nowhere.
  code_digest text not null unique,
  received_at timestamptz not null
);
create index alert_report_alert on alert_report (alert_id, id);
select vigie_protect('alert_report');

-- Before anybody signs in: which units take reports, and how far a report has come.
grant select (unit_id, is_open) on report_page to vigie_lookup;
grant select (id, looked_at, closed_at) on alert to vigie_lookup;
grant select (alert_id, code_digest) on alert_report to vigie_lookup;
create policy lookup_reads on report_page for select to vigie_lookup using (true);
create policy lookup_reads on alert for select to vigie_lookup using (true);
create policy lookup_reads on alert_report for select to vigie_lookup using (true);

create function open_report_pages() returns table (unit_id text, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, u.name from public.report_page p join public.unit u on u.id = p.unit_id where p.is_open order by u.name
$$;
create function followed_report(wanted text) returns table (looked boolean, closed boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.looked_at is not null, a.closed_at is not null
  from public.alert_report r join public.alert a on a.id = r.alert_id where r.code_digest = wanted
$$;
revoke execute on function open_report_pages(), followed_report(text) from public;
grant execute on function open_report_pages(), followed_report(text) to vigie_app;
