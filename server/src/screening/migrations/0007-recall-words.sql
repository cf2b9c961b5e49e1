-- What a recall says of its product besides, by which it is ranked where it names no number and no model; and its batches.
alter table recall add column description text not null default '';
alter table recall add column lots jsonb not null default '[]';
