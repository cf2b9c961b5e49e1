-- A complaint that did not come through the door: a person records it. `made_at` is when it arrived, from which all its terms run.
alter table complaint add column way text not null default 'door' check (way in ('door', 'mail', 'letter', 'other'));
alter table complaint add column received_by text, add column recorded_by text references account (id), add column recorded_at timestamptz;
alter table complaint add constraint complaint_recorded check ((way = 'door') = (recorded_at is null));
