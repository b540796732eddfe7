-- Keys with which programs of an organisation call the house. Only the keyed hash of a key is kept; by its first characters
-- people tell their keys apart.
create table api_key (
    id           bigint generated always as identity primary key,
    party_id     text collate "C" not null,
    name         text not null,
    key_hash     bytea not null unique,
    prefix       text not null,
    scopes       text[] not null check (cardinality(scopes) > 0),
    created_by   text not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_key_of_party on api_key (party_id, id);
