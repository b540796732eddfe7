-- An order to pay is answered more than once until all of it is settled; the last answer counts once.
alter table bank_message add column interim boolean not null default false;
drop index bank_message_answer;
create unique index bank_message_answer on bank_message (answers)
    where direction = 'in' and state <> 'quarantined' and not interim;
