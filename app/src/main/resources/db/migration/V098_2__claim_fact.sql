-- What figures are counted from: each claim received, each line decided as it counts now, each line paid; of the service,
-- office and channel of its batch's case. What is read of them is kept as it is.
create view claim_fact as
select 'claimed' as kind, b.submitted_at as at, c.id::text as line, c.amount, b.reference, f.service, f.office, f.channel
from claim c join claim_batch b on b.id = c.batch_id join case_file f on f.reference = b.reference
union all
select 'allowed', l.decided_at, l.id::text, l.allowed, b.reference, f.service, f.office, f.channel
from claim_line l join claim c on c.id = l.claim_id join claim_batch b on b.id = c.batch_id
    join case_file f on f.reference = b.reference
where l.outcome in ('PAY', 'REDUCE') and l.decided_at is not null
union all
select 'reduced', l.decided_at, l.id::text, l.amount - l.allowed, b.reference, f.service, f.office, f.channel
from claim_line l join claim c on c.id = l.claim_id join claim_batch b on b.id = c.batch_id
    join case_file f on f.reference = b.reference
where l.outcome = 'REDUCE' and l.decided_at is not null
union all
select 'denied', l.decided_at, l.id::text, l.amount, b.reference, f.service, f.office, f.channel
from claim_line l join claim c on c.id = l.claim_id join claim_batch b on b.id = c.batch_id
    join case_file f on f.reference = b.reference
where l.outcome = 'DENY' and l.decided_at is not null
union all
select 'paid', t.settled_at, p.line_id::text || '/' || p.transfer_id, p.amount, b.reference, f.service, f.office, f.channel
from claim_payment_line p join claim_transfer t on t.id = p.transfer_id join claim_batch b on b.id = t.batch_id
    join case_file f on f.reference = b.reference
where p.state = 'paid' and t.settled_at is not null;

create index claim_batch_submitted on claim_batch (submitted_at);
create index claim_transfer_settled on claim_transfer (settled_at) where settled_at is not null;
-- Lines are decided in lots that lie together; a summary of each block finds them and is no index that a decision waits for.
create index claim_line_decided_at on claim_line using brin (decided_at) with (pages_per_range = 16, autosummarize = on);
