-- Links of notices that send a message to a case, as keyed hashes; all rows of a case and message go when one is used.
create table message_link (
    token     bytea primary key,
    reference text        not null references case_file,
    message   text        not null,
    made_at   timestamptz not null
);
create index message_link_of_case on message_link (reference, message);
