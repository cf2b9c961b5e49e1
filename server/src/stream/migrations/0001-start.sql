-- What each worker took from the stream, as whoever watches over the installation counts it: of no unit, and of no offer.

create table stream_worker (
  id text primary key,
  host text not null,
  started_at timestamptz not null,
  last_at timestamptz not null,
  messages bigint not null,
  listings bigint not null,
  seconds double precision not null
);
grant select, insert, update, delete on stream_worker to vigie_app;

-- Messages that came again and again: how often a worker began one alone and did not end it.

create table stream_trial (
  sequence bigint primary key,
  tries int not null,
  last_at timestamptz not null
);
grant select, insert, update, delete on stream_trial to vigie_app;
