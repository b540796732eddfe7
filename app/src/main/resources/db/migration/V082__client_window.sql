-- Why staff looked at all that there is about a client: one row a reason, never changed.
create table client_look (
    id        bigint generated always as identity primary key,
    client    text        not null,
    by_whom   text        not null,
    reason    text        not null,
    reference text,
    words     text,
    at        timestamptz not null
);
create index client_look_client on client_look (client, id);
