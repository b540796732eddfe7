-- Cases decided are counted by priority too, so a priority that changes changes a figure.
drop trigger case_file_changed_counted on case_file;
create trigger case_file_changed_counted after update on case_file for each row
    when ((old.submitted_at, old.decided_at, old.service, old.office, old.channel)
            is distinct from (new.submitted_at, new.decided_at, new.service, new.office, new.channel)
        or new.decided_at is not null and (old.decided_as, old.decided_reason, old.due_at, old.by_hand, old.paused_seconds, old.priority)
            is distinct from (new.decided_as, new.decided_reason, new.due_at, new.by_hand, new.paused_seconds, new.priority))
    execute function case_file_counted();

-- What is open is counted in this index alone; which of it will soon be due too.
drop index case_file_open;
create index case_file_open on case_file (service, office, channel, submitted_at, due_at, paused_at) include (warn_at)
    where decided_at is null;
