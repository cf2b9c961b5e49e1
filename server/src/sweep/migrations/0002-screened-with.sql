-- What a sweep's offers were screened with: the engine, and each pack's version. Two sweeps are compared only by the same.
alter table sweep add screened jsonb not null default '[]';
