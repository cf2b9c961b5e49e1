-- Whether a unit has the words in pictures read: never, where somebody asks, or of every new listing; and how many
-- pictures a day. `passed_over`: those of `passed_on` that its number left out.

create table picture_reading (
  unit_id text primary key references unit (id),
  mode text not null check (mode in ('off', 'asked', 'new')),
  per_day int not null check (per_day between 1 and 1000000),
  changed_at timestamptz not null,
  passed_over int not null default 0,
  passed_on date
);
select vigie_protect('picture_reading');
