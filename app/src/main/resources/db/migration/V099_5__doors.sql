-- A key of an organisation counts only while somebody there has an open account.
create index account_of_partner on account (party_id) where kind = 'partner';
