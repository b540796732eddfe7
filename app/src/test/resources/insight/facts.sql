-- Half a year of cases for pages of figures: the same ones whenever it is run, counted back from this moment.
create temporary table made as
with numbers as (
    select i, abs(hashint4(i * 7919) % 1000000) as h, abs(hashint4(i * 104729 + 13) % 1000000) as k
    from generate_series(1, 520) i),
dated as (
    select i, h, k,
           least(date_trunc('day', now() - i * interval '500 minutes', 'Asia/Riyadh') + interval '8 hours'
                     + (k % 470) * interval '1 minute',
                 now() - (h % 50 + 2) * interval '1 minute') as at,
           case when h % 100 < 62 then 'certificate-issuance' when h % 100 < 78 then 'contact-details-change'
                when h % 100 < 89 then 'bank-account-change' else 'record-correction' end as service,
           case when k % 100 < 71 then 'web' when k % 100 < 80 then 'kiosk' when k % 100 < 88 then 'call-centre'
                else 'office' end as channel,
           case when h % 7 < 4 then 'main' when h % 7 < 6 then 'jeddah' else 'tabuk' end as office
    from numbers),
walked as (
    select *, (k % 97 < case service when 'certificate-issuance' then 8 when 'contact-details-change' then 21
                             when 'bank-account-change' then 39 else 97 end) as by_hand,
           (h % 1000 < case when at between now() - interval '40 days' and now() - interval '33 days' then 46 else 19 end)
               as is_late
    from dated)
select i, 'INS-2026-' || lpad(upper(to_hex(i * 99991)), 8, '0') as reference, service, channel, office, at, by_hand, is_late,
       case when i < 90 and by_hand and (h + k) % 90 > i then null
            when is_late then at + interval '6 days' + (k % 300) * interval '1 minute'
            when by_hand then at + (h % 2800 + 12) * interval '1 minute'
            else at + (h % 37 + 3) * interval '1 second' end as decided_at,
       case when k % 29 = 0 then 'REFUSED' when k % 53 = 0 then 'WITHDRAWN' else 'GRANTED' end as decided_as,
       (array['record-incomplete', 'identity-doubt', 'not-entitled', 'no-reply'])[1 + h % 4] as reason,
       (by_hand and k % 5 = 0) as asked, h, k
from walked;

insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at, due_at, ended_at,
                       request_key, priority, paused_at, paused_seconds, decided_at, decided_as, decided_reason, by_hand)
select reference, service, '1999999001', '1999999001', channel, office,
       case when decided_at < now() then decided_as when asked then 'WITH_CLIENT' else 'IN_PROGRESS' end,
       at, case when is_late then at + interval '5 days' else at + interval '7 days' end,
       case when decided_at < now() then decided_at end, reference,
       case when h % 20 = 0 then 'high' else 'normal' end,
       case when (decided_at is null or decided_at >= now()) and asked then at + interval '20 minutes' end,
       case when asked then 7200 else 0 end,
       case when decided_at < now() then decided_at end, case when decided_at < now() then decided_as end,
       case when decided_at < now() and decided_as = 'REFUSED' then reason end, by_hand
from made;

insert into step (reference, service, office, channel, element, kind, entered_at, left_at, target_seconds, due_at)
select reference, service, office, channel,
       case service when 'contact-details-change' then 'loadContacts' when 'bank-account-change' then 'loadAccounts'
            else 'loadRecord' end,
       'system', at, at + (h % 900 + 40) * interval '1 millisecond', 5, at + interval '5 seconds'
from made;

insert into step (reference, service, office, channel, element, kind, entered_at, left_at, target_seconds, due_at, done_by,
                  done_by_unit)
select reference, service, office, channel,
       case service when 'certificate-issuance' then 'reconcileRecord' when 'record-correction' then 'reviewCorrection'
            else 'confirmChange' end,
       'staff', at + interval '1 second', case when decided_at < now() then decided_at - interval '1 second' end, 57600,
       at + interval '2 days', case when decided_at < now() then 'clerk' || (1 + h % 4) end,
       case when decided_at < now() then (array['services', 'services', 'services', 'finance'])[1 + h % 4] end
from made where by_hand;

insert into step (reference, service, office, channel, element, kind, entered_at, left_at)
select reference, service, office, channel, case service when 'record-correction' then 'giveEvidence' else 'giveInformation' end,
       'client', at + interval '20 minutes',
       case when decided_at < now() then greatest(at + interval '21 minutes', least(decided_at, at + interval '3 hours')) end
from made where asked and service in ('certificate-issuance', 'record-correction');

insert into certificate (number, owner, service, template, facts, languages, addressee, issued_at, expires_on, channel,
                         code_hash, qr_hash, sealed)
select reference, '1999999001', service, 'wage', '{}', '{en}', 'Bank', decided_at, decided_at::date + 30, channel,
       sha256(reference::bytea), sha256(('q' || reference)::bytea), ''
from made where service = 'certificate-issuance' and decided_as = 'GRANTED' and decided_at < now();

insert into verification (number, at, channel)
select reference, decided_at + (k % 4000) * interval '1 minute', case when h % 3 = 0 then 'api' else 'web' end
from made where service = 'certificate-issuance' and decided_as = 'GRANTED' and k % 100 < 74
  and decided_at + (k % 4000) * interval '1 minute' < now();

insert into timeline_entry (reference, element, state, at)
select reference, 'certificateRequested', 'reached', at from made where service = 'certificate-issuance'
union all
select reference, 'certificateIssued', 'reached', decided_at from made
where service = 'certificate-issuance' and decided_as = 'GRANTED' and decided_at < now();

drop table made;
