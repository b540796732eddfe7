-- A case: one run of a service for one client. Lists and pages read these tables, never the engine's.
create table case_file (
    reference    text primary key,
    service      text        not null,
    client       text        not null,
    submitted_by text        not null,
    channel      text        not null,
    status       text        not null,
    reason       text,
    result       text,
    submitted_at timestamptz not null,
    due_at       timestamptz not null,
    ended_at     timestamptz,
    request_key  text        not null unique
);
create index case_file_client on case_file (client, submitted_at desc);

-- Answers on their way to a case; its id becomes the request key, so that sending twice makes one case.
create table draft (
    id         uuid primary key,
    service    text        not null,
    client     text        not null,
    answers    jsonb       not null,
    updated_at timestamptz not null
);
create index draft_updated on draft (updated_at);

-- What was sent on a form; the first one of a case started it.
create table submission (
    id           bigint generated always as identity primary key,
    reference    text        not null references case_file,
    form         text        not null,
    answers      jsonb       not null,
    submitted_by text        not null,
    submitted_at timestamptz not null
);
create index submission_reference on submission (reference);

create table timeline_entry (
    id        bigint generated always as identity primary key,
    reference text        not null references case_file,
    element   text        not null,
    state     text        not null,
    at        timestamptz not null,
    by_whom   text
);
create index timeline_entry_reference on timeline_entry (reference);

create table decision (
    id        bigint generated always as identity primary key,
    reference text        not null references case_file,
    decision  text        not null,
    version   integer     not null,
    inputs    json        not null,
    outputs   jsonb       not null,
    rules     text[]      not null,
    at        timestamptz not null
);
create index decision_reference on decision (reference);

-- A human step. The group is who may take it; the client's own steps have the group 'applicant'.
create table task (
    id              text primary key,
    reference       text        not null references case_file,
    service         text        not null,
    element         text        not null,
    form            text        not null,
    candidate_group text        not null,
    assignee        text,
    not_by          text,
    created_at      timestamptz not null,
    claimed_at      timestamptz,
    due_at          timestamptz,
    escalated_at    timestamptz,
    ended_at        timestamptz,
    ended_by        text
);
create index task_open_by_due on task (candidate_group, due_at, id) where ended_at is null;
create index task_open_assignee on task (assignee, due_at) where ended_at is null;
create index task_reference on task (reference);

-- Written once, identical on every download.
create table document (
    reference  text        not null references case_file,
    kind       text        not null,
    name       text        not null,
    media_type text        not null,
    sha256     text        not null,
    content    bytea       not null,
    created_at timestamptz not null,
    primary key (reference, kind)
);
alter table document alter column content set storage external;
