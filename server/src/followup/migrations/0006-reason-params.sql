-- A reason of a verdict is kept as its code and the values that its words are made with. Until now it was a code and an
-- English sentence: this reads the sentences for the last time.

create function vigie_reason_params(reason jsonb) returns jsonb language plpgsql immutable as $$
declare
  code text := reason->>'code';
  said text := coalesce(reason->>'detail', '');
  -- What the sentence quotes of the page, or the address it names.
  quote text := coalesce(
    substring(said from '"(.*)"'),
    regexp_replace(said, '^(the answer is|redirected to|the page goes on to) |; the offer is shown all the same$', '', 'g'));
  status int := substring(said from 'status (\d{3})')::int;
begin
  if reason ? 'params' then return reason - 'detail'; end if;
  return jsonb_build_object('code', code, 'params', case
    when code in ('cut', 'empty', 'age-wall', 'out-of-order', 'offer-not-seen', 'offer-incomplete', 'other-title', 'came-back', 'age-verification') then '{}'
    when code = 'not-a-page' then jsonb_build_object('type', quote)
    when code in ('left-the-site', 'redirected-home', 'redirected', 'sends-elsewhere', 'moved') then jsonb_build_object('url', quote)
    when code = 'sign-in' then case when said ~ '^https?:' then jsonb_build_object('url', said) else '{}' end
    when code in ('challenge', 'out-of-stock', 'not-here') or code like 'learned-%' then jsonb_build_object('quote', quote)
    when code = 'missing-yet-shown' then jsonb_build_object('status', status, 'yet', case when said like '%out of stock' then 'out-of-stock' else 'shown' end)
    when code = 'contradictory' then case
      when said like 'says "%' then jsonb_build_object('quote', quote, 'yet', case
        when said like '%", yet offers something' then 'offers'
        when said like '%", yet shows a price' then 'price'
        when said like '%", yet is declared to be offered' then 'declared'
        else 'title' end)
      else '{"yet": "shown"}' end
    when code = 'says-gone' then jsonb_build_object('quote', quote)
      || case when said like '%; the offer is shown all the same' then '{"yet": "shown"}'::jsonb else '{}' end
    when code = 'offer-shown' then jsonb_build_object('signs', to_jsonb(string_to_array(replace(said, 'way to order', 'order'), ', ')))
    when code = 'offer-absent' then jsonb_build_object('missing',
      to_jsonb(string_to_array(replace(replace(said, 'no way to order', 'order'), 'no ', ''), ', ')))
    when code = 'decided-by-person' then jsonb_build_object('reason', said)
    when code ~ '^status-\d{3}$' then jsonb_build_object('status', substring(code from 8)::int) || case
      when said = 'and yet the whole offer is shown' then '{"yet": "shown"}'
      when said in ('', 'not found', 'gone', 'unavailable for legal reasons') then '{}'
      else jsonb_build_object('said', said) end
    when code in ('timeout', 'refused-address', 'robots', 'too-large', 'dns', 'tls', 'connection', 'bad-url', 'proxy', 'too-many-redirects')
      then jsonb_build_object('error', said)
    when code = 'seen-from' then jsonb_build_object('views', (
      select jsonb_object_agg(split_part(seen, ': ', 1), to_jsonb(string_to_array(split_part(seen, ': ', 2), ', ')))
      from unnest(string_to_array(said, '; ')) as seen))
    when said = '' then '{}'
    else jsonb_build_object('note', said) end);
end $$;

create function vigie_reasons_params(reasons jsonb) returns jsonb language sql immutable as $$
  select case when jsonb_typeof(reasons) = 'array'
    then coalesce((select jsonb_agg(vigie_reason_params(reason) order by place) from jsonb_array_elements(reasons) with ordinality as r (reason, place)), '[]')
    else reasons end;
$$;

-- The owner sees no unit's rows either while the policy is forced.
alter table "check" no force row level security;
alter table check_verdict no force row level security;
update "check" set reasons = vigie_reasons_params(reasons),
  views = (select coalesce(jsonb_agg(view || jsonb_build_object('reasons', vigie_reasons_params(view->'reasons')) order by place), '[]')
    from jsonb_array_elements(views) with ordinality as v (view, place))
where done_at is not null;
update check_verdict set found = vigie_reasons_params(found);
alter table "check" force row level security;
alter table check_verdict force row level security;

drop function vigie_reasons_params(jsonb);
drop function vigie_reason_params(jsonb);
