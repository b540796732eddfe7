-- A longer time for a role that is held is asked for beside it; approved, it takes the place of the grant before.
alter table access_grant add column replaces bigint references access_grant;

drop index access_grant_once;
create unique index access_grant_asked_once on access_grant (user_name, system, role) where state = 'asked';
create unique index access_grant_held_once on access_grant (user_name, system, role)
    where state in ('granting', 'held', 'removing');

-- Which approvals a request needs, and who is asked; nobody by name: the security officers are.
create table access_part (
    reference text not null references case_file,
    part      text not null check (part in ('manager', 'owner', 'security')),
    system    text not null default '',
    approver  text,
    primary key (reference, part, system)
);
