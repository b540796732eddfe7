-- A longer time for a role that is held is asked for beside it; approved, it takes the place of the grant before.
alter table access_grant add column replaces bigint references access_grant;

drop index access_grant_once;
create unique index access_grant_asked_once on access_grant (user_name, system, role) where state = 'asked';
create unique index access_grant_held_once on access_grant (user_name, system, role)
    where state in ('granting', 'held', 'removing');
