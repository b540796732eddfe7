-- Work that gave up and that an operator had tried again; what became of it is asked of the work itself.
create table retried_work (
    id        bigint generated always as identity primary key,
    source    text        not null,
    work_id   text        not null,
    what      text        not null,
    service   text        not null,
    reference text,
    asked_by  text        not null,
    asked_at  timestamptz not null
);
create index retried_work_at on retried_work (asked_at desc);

-- Houses on this database; each says of itself that it runs.
create table running_node (
    name       text primary key,
    version    text        not null,
    started_at timestamptz not null,
    seen_at    timestamptz not null
);
