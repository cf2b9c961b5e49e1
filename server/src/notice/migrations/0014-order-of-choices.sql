-- The order of choices: two may be of one instant.
alter table recipient_choice no force row level security;
alter table recipient_choice add column number integer;
update recipient_choice c set number = o.number
  from (select id, row_number() over (partition by case_id order by chosen_at, id) as number from recipient_choice) o
  where o.id = c.id;
alter table recipient_choice alter column number set not null;
alter table recipient_choice add constraint recipient_choice_case_id_number_key unique (case_id, number);
drop index recipient_choice_case;
alter table recipient_choice force row level security;
