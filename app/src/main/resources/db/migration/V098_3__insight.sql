-- Figures, counted ahead. Everything here can be counted again from the facts.

-- When each office works, day by day, as the module calendar has it, so that working time is a join; a day without work
-- closes as it opens. before: working seconds of all days before it.
create table working_day (
    office    text        not null,
    day       date        not null,
    opens_at  timestamptz not null,
    closes_at timestamptz not null,
    before    bigint      not null,
    primary key (office, day)
);
-- Which days are there, and a hash of what they say.
create table working_office (
    office      text  primary key,
    first_day   date  not null,
    last_day    date  not null,
    fingerprint bytea not null
);

-- What has changed and is to be counted again: quarters of an hour. Acts only add rows, so none waits for another.
create table insight_stale (
    at timestamptz not null
);

-- Months to be counted anew, one after the other.
create table insight_rebuild (
    month date primary key
);

-- Days before it are counted as days, months before its month as months; what comes after as hours.
create table insight_closed (
    one boolean     primary key default true check (one),
    at  timestamptz not null
);

-- How many, by hour, day and month of the institution; office and channel '*' are all of them. Where a figure has details,
-- they stand beside its number.
create table insight_tally (
    grain   text        not null check (grain in ('hour', 'day', 'month')),
    at      timestamptz not null,
    service text        not null,
    office  text        not null,
    channel text        not null,
    figure  text        not null,
    n       bigint      not null,
    amount  numeric     not null,
    details text[],
    counts  bigint[],
    primary key (grain, channel, office, figure, at, service) include (n, amount)
);
create index insight_tally_at on insight_tally (grain, at);

-- How long: lengths in seconds of two significant digits, and how often each was. element '': the whole case.
create table insight_time (
    grain   text        not null check (grain in ('hour', 'day', 'month')),
    at      timestamptz not null,
    service text        not null,
    office  text        not null,
    channel text        not null,
    element text        not null,
    seconds bigint[]    not null,
    times   bigint[]    not null,
    late    bigint      not null,
    target  bigint,
    primary key (grain, channel, office, at, service, element)
);
create index insight_time_at on insight_time (grain, at);

-- Offices and channels that were ever counted.
create table insight_part (
    kind text not null check (kind in ('service', 'office', 'channel')),
    name text not null,
    primary key (kind, name)
);

-- Who of the staff finished steps in a month, by unit: a unit of few does not stand by itself.
create table insight_unit (
    month  date not null,
    unit   text not null,
    person text not null,
    primary key (month, unit, person)
);

create function insight_slot(at timestamptz) returns timestamptz language sql immutable parallel safe as
$$ select date_bin('15 minutes', at, '2000-01-01 00:00+00') $$;

-- Of what is added, once a statement; of what is changed, only where a figure does.
create function case_file_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        insert into insight_stale
        select distinct insight_slot(at) from (values
            (old.decided_at), (new.decided_at),
            (case when (old.submitted_at, old.service, old.office, old.channel)
                    is distinct from (new.submitted_at, new.service, new.office, new.channel) then old.submitted_at end),
            (case when old.submitted_at <> new.submitted_at then new.submitted_at end)) v (at) where at is not null;
    else
        insert into insight_stale
        select distinct insight_slot(v.at) from changed c, lateral (values (c.submitted_at), (c.decided_at)) v (at)
        where v.at is not null;
    end if;
    return null;
end
$$;
create trigger case_file_added_counted after insert on case_file
    referencing new table as changed for each statement execute function case_file_counted();
create trigger case_file_gone_counted after delete on case_file
    referencing old table as changed for each statement execute function case_file_counted();
create trigger case_file_changed_counted after update on case_file for each row
    when ((old.submitted_at, old.decided_at, old.service, old.office, old.channel)
            is distinct from (new.submitted_at, new.decided_at, new.service, new.office, new.channel)
        or new.decided_at is not null and (old.decided_as, old.decided_reason, old.due_at, old.by_hand, old.paused_seconds)
            is distinct from (new.decided_as, new.decided_reason, new.due_at, new.by_hand, new.paused_seconds))
    execute function case_file_counted();

create function step_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        insert into insight_stale
        select distinct insight_slot(at) from (values (old.left_at), (new.left_at)) v (at) where at is not null;
    else
        insert into insight_stale select distinct insight_slot(left_at) from changed where left_at is not null;
    end if;
    return null;
end
$$;
create trigger step_added_counted after insert on step
    referencing new table as changed for each statement execute function step_counted();
create trigger step_gone_counted after delete on step
    referencing old table as changed for each statement execute function step_counted();
create trigger step_changed_counted after update on step for each row
    when (old.left_at is distinct from new.left_at
        or new.left_at is not null and (old.entered_at, old.due_at, old.target_seconds, old.kind, old.element, old.service,
                old.office, old.channel, old.done_by, old.done_by_unit)
            is distinct from (new.entered_at, new.due_at, new.target_seconds, new.kind, new.element, new.service,
                new.office, new.channel, new.done_by, new.done_by_unit))
    execute function step_counted();

create function certificate_counted() returns trigger language plpgsql as $$
begin
    insert into insight_stale values (insight_slot(new.issued_at));
    return null;
end
$$;
create trigger certificate_added_counted after insert on certificate
    for each row execute function certificate_counted();

create function verification_counted() returns trigger language plpgsql as $$
begin
    insert into insight_stale values (insight_slot(new.at));
    return null;
end
$$;
create trigger verification_added_counted after insert on verification
    for each row execute function verification_counted();

create function claim_counted() returns trigger language plpgsql as $$
begin
    insert into insight_stale
    select distinct insight_slot(b.submitted_at) from claim_batch b where b.id in (select batch_id from changed);
    return null;
end
$$;
create trigger claim_added_counted after insert on claim
    referencing new table as changed for each statement execute function claim_counted();
create trigger claim_gone_counted after delete on claim
    referencing old table as changed for each statement execute function claim_counted();

create function claim_line_counted() returns trigger language plpgsql as $$
begin
    insert into insight_stale
    select distinct insight_slot(decided_at)
    from (select decided_at from before union all select decided_at from after) v where decided_at is not null;
    return null;
end
$$;
create trigger claim_line_changed_counted after update on claim_line
    referencing old table as before new table as after for each statement execute function claim_line_counted();

create function claim_transfer_counted() returns trigger language plpgsql as $$
begin
    insert into insight_stale
    select distinct insight_slot(at) from (values (old.settled_at), (new.settled_at)) v (at) where at is not null;
    return null;
end
$$;
create trigger claim_transfer_changed_counted after update on claim_transfer for each row
    when (old.settled_at is distinct from new.settled_at) execute function claim_transfer_counted();

create function claim_paid_counted() returns trigger language plpgsql as $$
begin
    insert into insight_stale
    select distinct insight_slot(t.settled_at) from claim_transfer t
    where t.settled_at is not null and t.id in (
        select a.transfer_id from after a join before b on b.line_id = a.line_id and b.transfer_id = a.transfer_id
        where a.state <> b.state);
    return null;
end
$$;
create trigger claim_payment_line_changed_counted after update on claim_payment_line
    referencing old table as before new table as after for each statement execute function claim_paid_counted();
