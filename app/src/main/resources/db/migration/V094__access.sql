-- Who works here, as the staff list says: unit, office, who leads them, who stands in.
create table staff_member (
    user_name   text primary key,
    name_latin  text not null,
    name_arabic text not null,
    email       text,
    unit        text not null,
    office      text not null default 'main',
    manager     text,
    deputy      text,
    joined_on   date not null,
    left_on     date,
    check (left_on is null or left_on >= joined_on)
);
create index staff_member_manager on staff_member (manager);

-- Systems that roles are given in: Diwan itself and whatever speaks SCIM 2.0 at its address.
create table access_system (
    id      text primary key,
    kind    text    not null check (kind in ('diwan', 'scim')),
    name_en text    not null,
    name_ar text    not null,
    name_fr text    not null,
    owner   text    not null,
    address text,
    enabled boolean not null default true,
    check (kind <> 'scim' or address is not null)
);

-- A role without a longest time may be held for good. What it contains are roles as 'system/role'.
create table access_role (
    system       text    not null references access_system,
    id           text    not null,
    name_en      text    not null,
    name_ar      text    not null,
    name_fr      text    not null,
    sensitivity  text    not null check (sensitivity in ('low', 'medium', 'high')),
    longest_days integer check (longest_days > 0),
    contains     text[]  not null default '{}',
    enabled      boolean not null default true,
    primary key (system, id)
);

-- Two duties that one person shall not hold together.
create table access_conflict (
    first_system  text not null,
    first_role    text not null,
    second_system text not null,
    second_role   text not null,
    reason_en     text not null,
    reason_ar     text not null,
    reason_fr     text not null,
    primary key (first_system, first_role, second_system, second_role),
    foreign key (first_system, first_role) references access_role,
    foreign key (second_system, second_role) references access_role,
    check ((first_system, first_role) < (second_system, second_role))
);

-- A role asked for or held. Days are inclusive; without a last one it is held for good.
create table access_grant (
    id          bigint generated always as identity primary key,
    user_name   text        not null,
    system      text        not null,
    role        text        not null,
    valid_from  date        not null,
    valid_until date,
    reference   text        references case_file,
    state       text        not null
        check (state in ('asked', 'granting', 'held', 'removing', 'removed', 'failed', 'refused')),
    control     text,
    asked_at    timestamptz not null,
    held_at     timestamptz,
    removed_at  timestamptz,
    removed_by  text        references case_file,
    read_back   timestamptz,
    reviewed_at timestamptz,
    foreign key (system, role) references access_role,
    check (valid_until is null or valid_until >= valid_from)
);
comment on column access_grant.reference is 'The access request; none where it was held before there were requests';
comment on column access_grant.removed_by is 'The case that removes it: the request at its end, a review, a revocation';
create unique index access_grant_once on access_grant (user_name, system, role)
    where state in ('asked', 'granting', 'held', 'removing');
create index access_grant_reference on access_grant (reference);
create index access_grant_removed_by on access_grant (removed_by);
create index access_grant_system on access_grant (system, role);

-- Who decided what on an access request, in which part.
create table access_approval (
    id        bigint generated always as identity primary key,
    reference text        not null references case_file,
    part      text        not null check (part in ('manager', 'owner', 'security')),
    system    text        not null default '',
    by_whom   text        not null,
    approved  boolean     not null,
    note      text,
    at        timestamptz not null,
    unique (reference, part, system),
    unique (reference, by_whom, system)
);

-- What was done in a system for a case and what the system showed when it was read afterwards.
create table access_act (
    id        bigint generated always as identity primary key,
    reference text        not null references case_file,
    user_name text        not null,
    system    text        not null references access_system,
    act       text        not null check (act in ('give', 'take', 'close')),
    roles     text[]      not null,
    done      boolean     not null,
    read_back text[],
    problem   text,
    by_whom   text,
    at        timestamptz not null
);
create index access_act_reference on access_act (reference, id);
