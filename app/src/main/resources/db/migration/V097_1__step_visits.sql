-- By what the engine knows a visit, to find it again when it ends.
alter table step add column visit text;

-- Tasks from before steps were kept; steps of the machine and waits cannot be known any more.
insert into step (reference, service, office, channel, element, kind, entered_at, left_at, done_by, done_by_unit)
select t.reference, t.service, c.office, c.channel, t.element,
       case t.candidate_group when 'applicant' then 'client' else 'staff' end, t.created_at, t.ended_at,
       case when t.candidate_group <> 'applicant' then t.ended_by end, a.unit
  from task t
  join case_file c on c.reference = t.reference
  left join account a on a.user_name = t.ended_by and t.candidate_group <> 'applicant'
 order by t.created_at;

-- The most urgent first, of all offices and of one.
create index task_open_by_priority on task (candidate_group, priority desc, due_at, id) where ended_at is null;

-- By which calendar the due dates of open cases were counted.
create table calendar_counted (
    one      boolean primary key default true check (one),
    settings text    not null
);
