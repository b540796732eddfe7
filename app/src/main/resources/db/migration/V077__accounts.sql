-- Which account a benefit is paid to, on which days (valid), and what was known of it when (recorded). Of what is known now
-- superseded_at is null. benefit_account stays the delivered row: while it says all there is to say, it is no period yet.
create table benefit_account_period (
    id            bigint generated always as identity primary key,
    benefit_id    text collate "C" not null,
    iban          text not null,
    holder_name   text not null,
    bank_bic      text not null,
    valid_from    date not null,
    valid_to      date check (valid_to > valid_from),        -- the first day on which it no longer holds
    recorded_at   timestamptz not null,
    superseded_at timestamptz check (superseded_at >= recorded_at),
    source        text not null                              -- a case's reference, or delivery
);
create index benefit_account_period_of_benefit on benefit_account_period (benefit_id);
create unique index benefit_account_period_start on benefit_account_period (benefit_id, valid_from)
    where superseded_at is null;
create unique index benefit_account_period_open on benefit_account_period (benefit_id)
    where superseded_at is null and valid_to is null;

alter table benefit_account add column has_periods boolean not null default false;

create view known_account as
    select benefit_id, iban, holder_name, bank_bic, valid_from, valid_to, recorded_at, superseded_at
      from benefit_account_period
    union all
    select benefit_id, iban, holder_name, bank_bic, valid_from, null::date, recorded_at, null::timestamptz
      from benefit_account where not has_periods;

-- Accounts that cases want for benefits; one that runs a benefit, whoever asks at the same moment.
create table account_change (
    id             bigint generated always as identity primary key,
    case_reference text not null,
    attempt        int not null,                             -- which account of the case it is, from 1
    benefit_id     text collate "C" not null,
    national_id    text collate "C" not null,
    iban           text not null,
    holder_name    text not null,
    bank_bic       text not null,
    old_iban       text,                                     -- what the registry said when this was reserved
    state          text not null check (state in ('pending', 'replaced', 'released', 'active')),
    announced_at   timestamptz not null,                     -- of the first reservation of the case
    reserved_at    timestamptz not null,
    settled_at     timestamptz,
    valid_from     date,
    check ((state = 'active') = (valid_from is not null))
);
create unique index account_change_running on account_change (benefit_id) where state = 'pending';
create unique index account_change_once on account_change (case_reference, benefit_id)
    where state in ('pending', 'active');
create index account_change_of_person on account_change (national_id, settled_at) where state = 'active';

-- One run a month; a benefit in one payment a month.
create table payment_run (
    month       text collate "C" primary key check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    pay_day     date not null,
    run_by      text not null,
    run_at      timestamptz not null,
    file_name   text not null,
    file_at     timestamptz
);

create table payment (
    benefit_id  text collate "C" not null,
    month       text collate "C" not null references payment_run,
    national_id text collate "C" not null,
    iban        text not null,
    holder_name text not null,
    bank_bic    text not null,
    amount      numeric(12, 2) not null check (amount > 0),
    currency    text not null,
    primary key (benefit_id, month)
);
create index payment_of_run on payment (month, currency, benefit_id);

-- Benefits of the month that could not be paid, each with the reason.
create table payment_omitted (
    benefit_id  text collate "C" not null,
    month       text collate "C" not null references payment_run,
    national_id text collate "C" not null,
    amount      numeric(12, 2) not null,
    currency    text not null,
    reason      text not null check (reason in ('no-account', 'deceased', 'suspended', 'no-amount', 'no-person')),
    primary key (benefit_id, month)
);
create index payment_omitted_of_run on payment_omitted (month, benefit_id);
