-- Tries while a name is locked are counted; the first of each lock is in the list of sign-ins and in the audit.
alter table sign_in_guard add column waited integer not null default 0;
