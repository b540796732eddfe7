-- What somebody typed into the form of a task, right or wrong. Each author has one; what belongs to a finished task stays
-- for a while for those who did not finish it.
create table task_draft (
    task     text        not null references task,
    author   text        not null,
    answers  jsonb       not null,
    typed    jsonb       not null,
    version  integer     not null,
    saved_at timestamptz not null,
    primary key (task, author)
);
create index task_draft_saved on task_draft (saved_at);

-- What staff tell each other about a case; clients never see it.
create table case_note (
    id        bigint generated always as identity primary key,
    reference text        not null references case_file,
    kind      text        not null,
    author    text        not null,
    to_whom   text,
    text      text        not null,
    uploads   uuid[]      not null default '{}',
    at        timestamptz not null
);
create index case_note_reference on case_note (reference, id);

create index account_staff on account (user_name) where kind = 'staff';

-- Lists of tasks that a clerk comes back to.
create table saved_filter (
    id      bigint generated always as identity primary key,
    owner   text not null,
    name    text not null,
    address text not null,
    unique (owner, name)
);

-- One index for each way into the list, so that a page of it costs the same however long it is.
create index task_free on task (candidate_group, due_at, id) where ended_at is null and assignee is null;
create index task_taken on task (candidate_group, due_at, id) where ended_at is null and assignee is not null;
create index task_escalated on task (candidate_group, due_at, id) where ended_at is null and escalated_at is not null;
create index task_open_service on task (candidate_group, service, due_at, id) where ended_at is null;
create index task_open_by_age on task (candidate_group, created_at, id) where ended_at is null;
create index task_open_number on task (right(reference, 8) text_pattern_ops) where ended_at is null;

-- How many open tasks there are, as a sum of rows: acts add to it and never change a row, so none waits for another.
-- A slot is a quarter of an hour of due times; '-infinity' gathers those that are past, 'infinity' what has no date.
create table task_count (
    candidate_group text        not null,
    service         text        not null,
    slot            timestamptz not null,
    free            boolean     not null,
    escalated       boolean     not null,
    n               bigint      not null
);

create function task_slot(due timestamptz) returns timestamptz language sql immutable parallel safe as
$$ select coalesce(date_bin('15 minutes', due, '2000-01-01 00:00+00'), 'infinity') $$;

insert into task_count
select candidate_group, service, task_slot(due_at), assignee is null, escalated_at is not null, count(*)
from task where ended_at is null and candidate_group <> 'applicant' group by 1, 2, 3, 4, 5;

create function task_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into task_count
        select candidate_group, service, task_slot(due_at), assignee is null, escalated_at is not null, count(*)
        from added where ended_at is null and candidate_group <> 'applicant' group by 1, 2, 3, 4, 5;
    elsif tg_op = 'DELETE' then
        insert into task_count
        select candidate_group, service, task_slot(due_at), assignee is null, escalated_at is not null, -count(*)
        from gone where ended_at is null and candidate_group <> 'applicant' group by 1, 2, 3, 4, 5;
    else
        insert into task_count
        select candidate_group, service, task_slot(due_at), assignee is null, escalated_at is not null, sum(n)
        from (select *, 1 as n from added union all select *, -1 from gone) changed
        where ended_at is null and candidate_group <> 'applicant' group by 1, 2, 3, 4, 5 having sum(n) <> 0;
    end if;
    return null;
end
$$;
create trigger task_added after insert on task
    referencing new table as added for each statement execute function task_counted();
create trigger task_changed after update on task
    referencing old table as gone new table as added for each statement execute function task_counted();
create trigger task_gone after delete on task
    referencing old table as gone for each statement execute function task_counted();
