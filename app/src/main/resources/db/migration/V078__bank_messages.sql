-- Messages with banks, out and in. What leaves is written here first, in the transaction of the case, and to the folder
-- after; what comes is kept here whatever it is worth.
create table bank_message (
    id           bigint generated always as identity primary key,
    direction    text        not null check (direction in ('out', 'in')),
    -- acmt.023, acmt.024, pain.001 …; of a message that cannot be read: unknown
    kind         text        not null,
    message_id   text,
    -- BIC of the bank that it goes to, or that it says it comes from
    bank         text,
    reference    text,
    attempt      int,
    -- of a report: the request it answers
    answers      bigint references bank_message,
    -- out: waiting, sent, answered; in: held, delivered, quarantined
    state        text        not null
                 check (state in ('waiting', 'sent', 'answered', 'held', 'delivered', 'quarantined')),
    reason       text,
    detail       text,
    iban         text,
    matched      boolean,
    code         text,
    -- name and time of the file it came in, so that a file is taken once
    source       text,
    reminders    int         not null default 0,
    tries        int         not null default 0,
    next_try_at  timestamptz not null,
    at           timestamptz not null,
    done_at      timestamptz,
    content      bytea       not null,
    check (direction = 'out' or (state = 'quarantined') = (reason is not null)),
    check (direction = 'in' or message_id is not null)
);

create unique index bank_message_out on bank_message (message_id) where direction = 'out';
-- A bank's message is accepted once, and each request is answered once.
create unique index bank_message_in on bank_message (message_id, bank)
    where direction = 'in' and state <> 'quarantined';
create unique index bank_message_answer on bank_message (answers) where direction = 'in' and state <> 'quarantined';
create unique index bank_message_source on bank_message (source) where source is not null;
create index bank_message_due on bank_message (next_try_at) where state in ('waiting', 'held');
create index bank_message_case on bank_message (reference, id) where reference is not null;
create index bank_message_quarantine on bank_message (id desc) where state = 'quarantined';
