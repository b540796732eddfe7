-- Where a facility is paid to, from a day on; delivered in files.
create table facility_account (
    facility_id text collate "C" not null,
    iban        text not null,
    holder_name text not null,
    bank_bic    text not null,
    valid_from  date not null,
    recorded_at timestamptz not null default now(),
    primary key (facility_id, valid_from)
);
