-- How a case stands against its target. The target is working time of its office; the clock stands still while the client
-- has something to do, and due_at moves by as much. Decided is a case with the first outcome it reaches, else with its end;
-- what an objection changes later does not count again.
alter table case_file
    add column priority text not null default 'normal' check (priority in ('low', 'normal', 'high')),
    add column paused_at timestamptz,
    add column paused_seconds bigint not null default 0,
    add column warn_at timestamptz,
    add column warned_at timestamptz,
    add column breached_at timestamptz,
    add column decided_at timestamptz,
    add column decided_as text check (decided_as in ('GRANTED', 'REFUSED', 'WITHDRAWN')),
    add column decided_reason text,
    add column by_hand boolean not null default false;

update case_file c set decided_at = c.ended_at,
    decided_as = case when c.status in ('GRANTED', 'REFUSED', 'WITHDRAWN') then c.status end,
    decided_reason = c.reason
where c.ended_at is not null;
update case_file c set by_hand = true
where exists (select from task t where t.reference = c.reference and t.candidate_group <> 'applicant');

create index case_file_received on case_file (submitted_at);
create index case_file_decided on case_file (decided_at) where decided_at is not null;
create index case_file_open on case_file (service, office, channel, submitted_at, due_at, paused_at)
    where decided_at is null;
create index case_file_watch on case_file (least(warn_at, due_at))
    where decided_at is null and paused_at is null and breached_at is null;

-- Each visit of a case to a step: a task of staff or client, a step of the machine, a wait for somebody outside.
create table step (
    id             bigint generated always as identity primary key,
    reference      text        not null references case_file,
    service        text        not null,
    office         text        not null,
    channel        text        not null,
    element        text        not null,
    kind           text        not null check (kind in ('staff', 'client', 'system', 'outside')),
    entered_at     timestamptz not null,
    left_at        timestamptz,
    target_seconds integer,
    warn_at        timestamptz,
    due_at         timestamptz,
    warned_at      timestamptz,
    breached_at    timestamptz,
    done_by        text,
    done_by_unit   text
);
create index step_of_case on step (reference, element);
create index step_left on step (left_at) where left_at is not null;
create index step_open on step (service, element, office, channel, entered_at, due_at) where left_at is null;
create index step_watch on step (least(warn_at, due_at)) where left_at is null and breached_at is null;

-- The most urgent first, where a list is sorted so.
alter table task add column priority smallint not null default 0;
