-- What figures are counted from: each certificate issued, each verification of one; of the service, office and channel of
-- its case. What is read of them is kept as it is.
create view certificate_fact as
select 'issued' as kind, c.issued_at as at, c.number as line, ''::text as detail, c.number as reference,
       f.service, f.office, f.channel
from certificate c join case_file f on f.reference = c.number
union all
select 'verified', v.at, v.id::text, v.channel, v.number, f.service, f.office, f.channel
from verification v join case_file f on f.reference = v.number;
