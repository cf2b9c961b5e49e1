-- A partner without an address: what goes to it and comes from it is carried by hand, as files (docs/decisions/0044).
alter table handover_partner alter column url drop not null;
alter table handover_partner drop constraint handover_partner_unit_id_url_remote_unit_key;
alter table handover_partner add constraint handover_partner_key unique nulls not distinct (unit_id, url, remote_unit);
-- What a giver that was put back from an older backup has forgotten is told to it.
alter table handover drop constraint handover_to_send_check;
alter table handover add constraint handover_to_send_check check (to_send in ('offer', 'accept', 'refuse', 'withdraw', 'end', 'taken'));
