-- Where the law sets no term, it is a policy's.

-- The owner sees no unit's rows either while the policy of row-level security is forced.
alter table notice no force row level security;
update notice set deadline = deadline || '{"origin": "policy"}' where deadline->>'origin' = 'house';
alter table notice force row level security;
