-- What people are to be told, one row a message; written in the transaction of the event, sent behind it.
create table notification (
    id              uuid primary key,
    idempotency_key text        not null unique,
    reference       text        not null,
    service         text        not null,
    notice          text        not null,
    client          text        not null,
    channel         text        not null check (channel in ('mail', 'sms', 'letter')),
    recipient       text,
    language        text        not null check (language in ('ar', 'en', 'fr')),
    state           text        not null check (state in ('waiting', 'sent', 'given-up', 'replaced')),
    tries           integer     not null default 0,
    next_try_at     timestamptz not null,
    leased_until    timestamptz,
    last_answer     text,
    created_at      timestamptz not null,
    settled_at      timestamptz,
    constraint a_message_has_a_recipient check (channel = 'letter' or recipient is not null)
);
create index notification_due on notification (next_try_at) where state = 'waiting';
create index notification_given_up on notification (created_at) where state = 'given-up';
create index notification_reference on notification (reference);

-- Demo mode: what would have gone out, as it would have read.
create table demo_message (
    notification_id uuid primary key references notification,
    subject         text        not null,
    text            text        not null,
    attachments     text[]      not null,
    at              timestamptz not null
);
create index demo_message_at on demo_message (at desc);
