-- A release of figures: once made it is never changed.

create table release (
  id text primary key,
  unit_id text not null references unit (id),
  title text not null,
  period_from date not null,
  period_to date not null,
  content jsonb not null,
  digest text not null,
  account_id text not null,
  made_at timestamptz not null
);
select vigie_protect('release');
revoke update, delete on release from vigie_app;

-- What is published is for anybody who has its address.
create function published_release(wanted text) returns table (content jsonb)
  language sql stable security definer set search_path = public as $$
  select r.content from release r where r.id = wanted
$$;
revoke execute on function published_release(text) from public;
grant execute on function published_release(text) to vigie_app;
