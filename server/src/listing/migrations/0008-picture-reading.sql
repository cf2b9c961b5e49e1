-- What is written in a snapshot's pictures, where they were read: lines of words with their places, and codes. Kept once,
-- since findings rest on it; the picture itself is not kept.

alter table picture add column reading jsonb;
alter table picture add column read_at timestamptz;
-- Why it could not be read.
alter table picture add column read_failure text;
create index picture_read on picture (unit_id, read_at) where read_at is not null;
