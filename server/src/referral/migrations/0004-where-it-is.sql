-- Of a case that is being given away, or was, nobody here chooses whom it goes to, sends it or notes what came of it: the unit that has it does
-- (docs/decisions/0044). What is noted after the list is sealed would go lost.
create trigger acts_here before insert on recipient_choice for each row execute function vigie_acts_here();
create trigger acts_here before insert or update of waits_for on referral for each row execute function vigie_acts_here();
