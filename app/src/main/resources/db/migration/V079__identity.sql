-- One-time codes as keyed hashes. Only the newest of a session counts, and only there.
create table confirmation_code (
    id        uuid primary key,
    user_name text        not null references account,
    session   bytea       not null,
    channel   text        not null,
    code      bytea       not null,
    sent_at   timestamptz not null,
    tries     integer     not null default 0,
    used_at   timestamptz
);
create index confirmation_code_of_account on confirmation_code (user_name, sent_at desc);
create index confirmation_code_sent on confirmation_code (sent_at);

alter table sign_in drop constraint sign_in_outcome_check;
alter table sign_in add constraint sign_in_outcome_check
    check (outcome in ('signed-in', 'wrong-password', 'waiting', 'code-sent', 'confirmed', 'wrong-code'));
