-- An issued certificate. Its facts are frozen; of its code only a keyed hash is searched, the code itself is sealed for the owner's eyes.
create table certificate (
    number     text primary key references case_file,
    owner      text        not null,
    service    text        not null,
    template   text        not null,
    facts      jsonb       not null,
    languages  text[]      not null,
    addressee  text        not null,
    issued_at  timestamptz not null,
    expires_on date        not null,
    revoked_at timestamptz,
    channel    text        not null,
    code_hash  bytea       not null unique,
    qr_hash    bytea       not null unique,
    sealed     bytea       not null
);
create index certificate_owner on certificate (owner, issued_at);
create index certificate_issued on certificate (issued_at);

create table verification (
    id      bigint generated always as identity primary key,
    number  text        not null references certificate,
    at      timestamptz not null,
    channel text        not null,
    client  text
);
create index verification_number on verification (number, at);
create index verification_at on verification (at);

-- Only wrong attempts leave a trace here, by keyed hash of the address or the code, for a quarter of an hour.
-- In the database and not in memory, so that two nodes and a restart count alike.
create table wrong_attempt (
    subject bytea       not null,
    at      timestamptz not null
);
create index wrong_attempt_subject on wrong_attempt (subject, at);
create index wrong_attempt_at on wrong_attempt (at);
