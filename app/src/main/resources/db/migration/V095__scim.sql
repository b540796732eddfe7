-- What a system showed that the grants do not say, or did not show that they say.
create table access_difference (
    id        bigint generated always as identity primary key,
    system    text        not null references access_system,
    user_name text        not null,
    role      text        not null,
    kind      text        not null check (kind in ('missing', 'extra')),
    found_at  timestamptz not null,
    seen_at   timestamptz not null,
    gone_at   timestamptz
);
comment on column access_difference.kind is 'missing: held by the grants, not shown; extra: shown, but nobody granted it';
comment on column access_difference.gone_at is 'When system and grants agreed again';
create unique index access_difference_once on access_difference (system, user_name, role, kind) where gone_at is null;

-- When each system was last read from end to end, and how that went.
create table access_sweep (
    system      text        primary key references access_system,
    begun_at    timestamptz not null,
    ended_at    timestamptz,
    problem     text,
    held        integer,
    differences integer
);

-- The SCIM systems of the demo. Names are compared without case.
create table demo_scim_resource (
    system   text        not null,
    kind     text        not null check (kind in ('User', 'Group')),
    id       uuid        not null,
    name_key text        not null,
    content  jsonb       not null,
    version  integer     not null,
    created  timestamptz not null,
    modified timestamptz not null,
    primary key (system, id),
    unique (system, kind, name_key)
);
create index demo_scim_member on demo_scim_resource using gin ((content -> 'members') jsonb_path_ops) where kind = 'Group';

create table demo_scim_habit (
    system text primary key,
    habit  text not null
);
