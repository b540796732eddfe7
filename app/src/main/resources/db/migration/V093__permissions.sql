-- What an account is for: cases and clients of one office, accounts of one unit; for all of them where it is empty.
alter table account
    add column office text,
    add column unit text,
    add column created_at timestamptz not null default now(),
    add column last_sign_in timestamptz,
    add column closed_at timestamptz;
update account a set last_sign_in = (select max(at) from sign_in s where s.user_name = a.user_name and s.outcome = 'signed-in');
create index account_kind on account (kind, user_name);

-- Each task knows its case's office, so that the list of one office is an index of its own.
alter table task add column office text not null default 'main';
update task t set office = c.office from case_file c where c.reference = t.reference and c.office <> t.office;
create index task_open_of_office on task (candidate_group, office, due_at, id) where ended_at is null;

-- The same sums as in task_count, for people who see one office only. Two sets: with the office in the first, everybody
-- else would add up as many rows more as there are offices.
create table task_count_of_office (
    office          text        not null,
    candidate_group text        not null,
    service         text        not null,
    slot            timestamptz not null,
    free            boolean     not null,
    escalated       boolean     not null,
    n               bigint      not null
);
create index task_count_of_office_group on task_count_of_office (office, candidate_group);

insert into task_count_of_office
select office, candidate_group, service, task_slot(due_at), assignee is null, escalated_at is not null, count(*)
from task where ended_at is null and candidate_group <> 'applicant' group by 1, 2, 3, 4, 5, 6;

create or replace function task_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        with counted as (
            select office, candidate_group, service, task_slot(due_at) as slot, assignee is null as free,
                   escalated_at is not null as escalated, count(*) as n
            from added where ended_at is null and candidate_group <> 'applicant' group by 1, 2, 3, 4, 5, 6),
        of_office as (insert into task_count_of_office select * from counted)
        insert into task_count
        select candidate_group, service, slot, free, escalated, sum(n) from counted group by 1, 2, 3, 4, 5;
    elsif tg_op = 'DELETE' then
        with counted as (
            select office, candidate_group, service, task_slot(due_at) as slot, assignee is null as free,
                   escalated_at is not null as escalated, -count(*) as n
            from gone where ended_at is null and candidate_group <> 'applicant' group by 1, 2, 3, 4, 5, 6),
        of_office as (insert into task_count_of_office select * from counted)
        insert into task_count
        select candidate_group, service, slot, free, escalated, sum(n) from counted group by 1, 2, 3, 4, 5;
    else
        with counted as (
            select office, candidate_group, service, task_slot(due_at) as slot, assignee is null as free,
                   escalated_at is not null as escalated, sum(n) as n
            from (select *, 1 as n from added union all select *, -1 from gone) changed
            where ended_at is null and candidate_group <> 'applicant' group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0),
        of_office as (insert into task_count_of_office select * from counted)
        insert into task_count
        select candidate_group, service, slot, free, escalated, sum(n) from counted group by 1, 2, 3, 4, 5
        having sum(n) <> 0;
    end if;
    return null;
end
$$;
