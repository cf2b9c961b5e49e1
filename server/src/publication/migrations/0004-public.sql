-- Releases for readers: from when on each is public, what it corrects, and where its digest is in the log.

alter table release add public_from timestamptz, add corrects text;
comment on column release.public_from is 'Nobody outside the unit sees it before; null: public since it was made';
create index release_corrects on release (corrects) where corrects is not null;

create table release_leaf (
  release_id text primary key references release (id),
  unit_id text not null references unit (id),
  -- The signed note whose text the log has the digest of.
  note text not null,
  log_index bigint not null,
  logged_at timestamptz not null
);
create index release_leaf_unit on release_leaf (unit_id);
select vigie_protect('release_leaf');
revoke update, delete on release_leaf from vigie_app;

grant select (id, unit_id, title, period_from, period_to, content, digest, made_at, public_from, corrects) on release to vigie_lookup;
grant select (release_id, note, log_index) on release_leaf to vigie_lookup;
create policy lookup_reads on release_leaf for select to vigie_lookup using (true);

drop function published_release(text);
-- What is public at an instant, for whoever has its address. `before`: what it corrects, else the unit's last one before.
create function published_release(wanted text, at timestamptz)
  returns table (content jsonb, digest text, public_from timestamptz, note text, log_index bigint, corrected_by text, before jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.content, r.digest, coalesce(r.public_from, r.made_at), l.note, l.log_index,
    (select c.id from public.release c where c.corrects = r.id and c.unit_id = r.unit_id
      and coalesce(c.public_from, c.made_at) <= at order by c.id desc limit 1),
    (select b.content from public.release b where b.unit_id = r.unit_id and b.id < r.id
      and coalesce(b.public_from, b.made_at) <= coalesce(r.public_from, r.made_at)
      order by (b.id = r.corrects) is true desc, coalesce(b.public_from, b.made_at) desc, b.id desc limit 1)
  from public.release r left join public.release_leaf l on l.release_id = r.id
  where r.id = wanted and coalesce(r.public_from, r.made_at) <= at
$$;
revoke execute on function published_release(text, timestamptz) from public;
grant execute on function published_release(text, timestamptz) to vigie_app;

-- All of them, of every unit, the newest first.
create function published_releases(at timestamptz)
  returns table (id text, title text, unit text, period_from date, period_to date, public_from timestamptz, corrects text, corrected_by text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.title, r.content -> 'unit' ->> 'name', r.period_from, r.period_to, coalesce(r.public_from, r.made_at), r.corrects,
    (select c.id from public.release c where c.corrects = r.id and c.unit_id = r.unit_id
      and coalesce(c.public_from, c.made_at) <= at order by c.id desc limit 1)
  from public.release r where coalesce(r.public_from, r.made_at) <= at
  order by coalesce(r.public_from, r.made_at) desc, r.id desc
$$;
revoke execute on function published_releases(timestamptz) from public;
grant execute on function published_releases(timestamptz) to vigie_app;
