-- How a case is begun is decided before its first question: by whom of the staff, if not by the client, on which channel,
-- and whether they looked at the client's identity card. A client does not see what staff have begun until it is sent.
alter table draft add column begun_by text;
alter table draft add column channel text not null default 'web';
alter table draft add column card_seen boolean not null default false;
