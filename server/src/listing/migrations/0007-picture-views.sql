-- Hashes of what a picture would be cut, covered, tilted or beside another: lists by name, as `Views` of the engine has them.
alter table picture add column views jsonb not null default '{"crops": [], "strips": [], "parts": []}';
