-- Programs look for claims by their numbers and go through all of a facility's.
create index claim_of_facility on claim (facility_id, id);
create index claim_by_number on claim (claim_no);

-- What a program has sent under a key of its own (Idempotency-Key): under it, it sends nothing else.
create table claim_call (
    facility_id    text collate "C" not null,
    call_key       text collate "C" not null,
    content_sha256 bytea not null,
    called_at      timestamptz not null,
    primary key (facility_id, call_key)
);
