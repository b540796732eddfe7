-- What facilities are paid for their claims.

-- An order to pay a facility; one case of claim-payment.
create table claim_payment (
    reference   text collate "C" primary key,
    facility_id text collate "C" not null,
    day         date not null,
    currency    text not null,
    amount      numeric(16, 2) not null check (amount > 0),
    iban        text not null,
    holder_name text not null,
    bank_bic    text not null,
    prepared_by text not null,
    prepared_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    message_id  text unique,
    sent_at     timestamptz,
    state       text not null default 'prepared'
                check (state in ('prepared', 'approved', 'sent', 'paid', 'partly', 'rejected', 'dropped')),
    settled_at  timestamptz,
    check (approved_by <> prepared_by)
);
create unique index claim_payment_of_day on claim_payment (facility_id, day, currency)
    where state not in ('dropped', 'rejected');
create index claim_payment_newest on claim_payment (prepared_at desc, reference);

-- One credit transfer for each batch, so that a facility's books match each with a file.
create table claim_transfer (
    id            bigint generated always as identity primary key,
    reference     text collate "C" not null references claim_payment,
    batch_id      bigint not null references claim_batch,
    amount        numeric(16, 2) not null check (amount > 0),
    end_to_end_id text not null unique,
    state         text not null default 'open' check (state in ('open', 'paid', 'rejected')),
    code          text,
    settled_at    timestamptz,
    unique (reference, batch_id)
);
create index claim_transfer_of_batch on claim_transfer (batch_id);

create table claim_payment_line (
    line_id     bigint not null references claim_line,
    transfer_id bigint not null references claim_transfer,
    amount      numeric(14, 2) not null check (amount > 0),
    state       text not null default 'open' check (state in ('open', 'paid', 'released')),
    primary key (line_id, transfer_id)
);
-- A line is in at most one order that is paid or may be.
create unique index claim_line_paid_once on claim_payment_line (line_id) where state <> 'released';
create index claim_payment_line_of_transfer on claim_payment_line (transfer_id);
