-- An order or judgment of the unit's own is ended before its time, or withdrawn, by two people as it was entered: the proposals say who, when and why.
alter table obligation add ended_proposal_id text unique references proposal (id), add withdrawn_proposal_id text unique references proposal (id);
