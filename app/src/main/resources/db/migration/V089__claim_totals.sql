-- What the lines of a batch come to, kept by whatever decides a line: a page adds up ten rows a batch instead of its lines.
-- One row a lane, so that lanes that are judged side by side do not wait for each other.
create table claim_batch_sum (
    batch_id bigint not null references claim_batch,
    lane     smallint not null,
    allowed  numeric(16, 2) not null,
    reduced  numeric(16, 2) not null,
    denied   numeric(16, 2) not null,
    primary key (batch_id, lane)
) with (fillfactor = 50);

create function claim_line_summed() returns trigger language plpgsql as $$
begin
    insert into claim_batch_sum as s (batch_id, lane, allowed, reduced, denied)
    select c.batch_id, c.lane,
           coalesce(sum(l.sign * l.allowed) filter (where l.outcome in ('PAY', 'REDUCE')), 0),
           coalesce(sum(l.sign * (l.amount - l.allowed)) filter (where l.outcome = 'REDUCE'), 0),
           coalesce(sum(l.sign * l.amount) filter (where l.outcome = 'DENY'), 0)
      from (select claim_id, outcome, amount, allowed, 1 as sign from after
            union all
            select claim_id, outcome, amount, allowed, -1 from before) l
      join claim c on c.id = l.claim_id
     where l.outcome <> 'PEND'
     group by c.batch_id, c.lane
     order by c.batch_id, c.lane
    on conflict (batch_id, lane) do update
       set allowed = s.allowed + excluded.allowed,
           reduced = s.reduced + excluded.reduced,
           denied = s.denied + excluded.denied;
    return null;
end $$;

insert into claim_batch_sum (batch_id, lane, allowed, reduced, denied)
select c.batch_id, c.lane,
       coalesce(sum(l.allowed) filter (where l.outcome in ('PAY', 'REDUCE')), 0),
       coalesce(sum(l.amount - l.allowed) filter (where l.outcome = 'REDUCE'), 0),
       coalesce(sum(l.amount) filter (where l.outcome = 'DENY'), 0)
  from claim c join claim_line l on l.claim_id = c.id
 group by c.batch_id, c.lane;

create trigger claim_line_decided after update on claim_line
    referencing old table as before new table as after
    for each statement execute function claim_line_summed();
