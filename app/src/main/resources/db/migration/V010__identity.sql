create table account (
    user_name     text primary key,
    kind          text not null check (kind in ('citizen', 'staff', 'partner')),
    party_id      text,
    name_latin    text not null,
    name_arabic   text not null,
    password_hash text not null,
    roles         text[] not null,
    demo          boolean not null default false,
    enabled       boolean not null default true,
    constraint a_citizen_is_a_party check (kind <> 'citizen' or party_id is not null)
);

-- Wrong tries by the name that was typed, whether such an account exists or not: a stranger learns nothing from the wait.
create table sign_in_guard (
    name_key     bytea primary key,
    failed       integer not null,
    locked_until timestamptz,
    touched_at   timestamptz not null
);
create index sign_in_guard_touched on sign_in_guard (touched_at);

create table sign_in (
    id        bigint generated always as identity primary key,
    user_name text not null references account,
    outcome   text not null check (outcome in ('signed-in', 'wrong-password', 'waiting')),
    address   text,
    at        timestamptz not null
);
create index sign_in_of_account on sign_in (user_name, at desc);
