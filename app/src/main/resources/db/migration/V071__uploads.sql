-- A file that somebody sent with a form. Its scope is the draft's or task's id, or reference/message, until the case
-- takes it; from then on the case's reference.
create table upload (
    id          uuid primary key,
    scope       text        not null,
    field       text        not null,
    name        text        not null,
    media_type  text        not null,
    size        bigint      not null,
    sha256      text        not null,
    content     bytea       not null,
    verdict     text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null
);
alter table upload alter column content set storage external;
create index upload_scope on upload (scope);
create index upload_uploaded on upload (uploaded_at);
