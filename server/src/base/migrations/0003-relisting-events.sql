-- The words of events since there is one for each thing: a relisting was called a return, a hit-rate anomaly a rule that strayed. Jobs that wait
-- carry the event that queued them; where pg-boss has no table yet, or it is not this owner's to write, none is brought over.

create function vigie_event_kind(kind text) returns text language sql immutable as $$
  select case kind when 'listing.returned' then 'listing.relisted' when 'return.decided' then 'relisting.decided'
    when 'rule.strayed' then 'rule.hit-rate-anomaly' else kind end;
$$;

create function vigie_event_content(content jsonb) returns jsonb language sql immutable as $$
  select content
    || case when content->>'event' is null then '{}' else jsonb_build_object('event', vigie_event_kind(content->>'event')) end
    || case when content->>'stage' = 'returned' then '{"stage": "relisted"}'::jsonb else '{}' end
    || case when content->>'nextStep' = 'decide-return' then '{"nextStep": "decide-relisting"}'::jsonb else '{}' end;
$$;

-- The owner sees no unit's rows either while the policy is forced.
alter table event no force row level security;
update event set kind = vigie_event_kind(kind), content = vigie_event_content(content)
  where kind in ('listing.returned', 'return.decided', 'rule.strayed');
alter table event force row level security;

-- A key counts for one path: the same request, asked again, is still the same.
alter table idempotency_key no force row level security;
update idempotency_key set route = replace(route, ' /v1/platform-states/', ' /v1/page-phrases/') where route like '% /v1/platform-states/%';
alter table idempotency_key force row level security;

do $$
begin
  if has_schema_privilege('pgboss', 'usage') then
    if to_regclass('pgboss.job') is not null then
      if has_table_privilege('pgboss.job', 'select, update') then
        update pgboss.job set data = vigie_event_content(data)
          where data->>'event' in ('listing.returned', 'return.decided', 'rule.strayed');
      end if;
    end if;
  end if;
end $$;

drop function vigie_event_content(jsonb);
drop function vigie_event_kind(text);
