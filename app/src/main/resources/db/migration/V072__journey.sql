-- What client and institution write to each other about a case.
create table message (
    id        bigint generated always as identity primary key,
    reference text        not null references case_file,
    side      text        not null,
    author    text        not null,
    text      text        not null,
    at        timestamptz not null,
    read_at   timestamptz
);
create index message_reference on message (reference, id);
create index message_unread on message (reference, side) where read_at is null;
create index message_waiting on message (reference) where read_at is null and side = 'CLIENT';

create index draft_client on draft (client, updated_at desc);

-- How long past cases of a service took, newest first.
create index case_file_ended on case_file (service, ended_at desc) where ended_at is not null;
