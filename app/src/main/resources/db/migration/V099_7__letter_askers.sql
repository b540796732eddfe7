-- Who asked for letters at the door, as keyed hashes of network address and session: so many an hour, and no more.
create table letter_asker (
    asker    bytea       not null,
    asked_at timestamptz not null
);
create index letter_asker_at on letter_asker (asker, asked_at);
