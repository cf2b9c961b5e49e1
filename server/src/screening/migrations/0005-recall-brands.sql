-- A notice may name several brands under which one product is sold: each is looked for.
alter table recall add column brands jsonb not null default '[]';
update recall set brands = jsonb_build_array(brand) where brand is not null;
alter table recall drop column brand;
