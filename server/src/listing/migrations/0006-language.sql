-- The language of a snapshot that somebody reads (BCP 47), as two identifiers tell it: `und` where they are in doubt, null
-- where nobody asked.
alter table snapshot add column language text check (language ~ '^[a-z]{2,3}$');
