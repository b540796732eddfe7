-- Claims of hospitals and pharmacies, and what they are judged by beside the tariff.

-- How often a service is paid for one person: max_quantity within any so many days in a row.
create table claim_limit (
    service_code text collate "C" not null,
    valid_from   date not null,
    max_quantity integer not null,
    days         integer not null,
    valid_to     date,
    recorded_at  timestamptz not null default now(),
    primary key (service_code, valid_from)
);

-- A service whose price holds that of another one of the same person and day.
create table claim_bundle (
    service_code text collate "C" not null,
    includes     text collate "C" not null,
    valid_from   date not null,
    valid_to     date,
    recorded_at  timestamptz not null default now(),
    primary key (service_code, includes, valid_from)
);

-- Whom a diagnosis can concern; code is the beginning of an ICD-10 code.
create table diagnosis_limit (
    code        text collate "C" not null,
    valid_from  date not null,
    sex         text,
    min_age     integer,
    max_age     integer,
    valid_to    date,
    recorded_at timestamptz not null default now(),
    primary key (code, valid_from)
);

-- What a facility sent at once; one case of hospital-claim.
create table claim_batch (
    id             bigint generated always as identity primary key,
    reference      text collate "C" not null unique,
    facility_id    text collate "C" not null,
    file_name      text,
    format         text not null check (format in ('csv', 'xlsx', 'fhir', 'form', 'api')),
    content_sha256 bytea not null,
    document       uuid,
    submitted_by   text not null,
    channel        text not null,
    submitted_at   timestamptz not null,
    records_read   integer not null default 0,
    claims_taken   integer not null default 0,
    claims_refused integer not null default 0,
    claims_judged  integer not null default 0,
    claims_pended  integer not null default 0,
    amount         numeric(16, 2) not null default 0,
    currency       text,
    usual_amount   numeric(14, 2),
    usual_percent  integer,
    state          text not null default 'reading'
                   check (state in ('reading', 'judging', 'reviewing', 'judged', 'refused', 'settled')),
    read_at        timestamptz,
    judged_at      timestamptz,
    unique (facility_id, content_sha256)
);

-- What was wrong in its file; the claim of the record was not taken.
create table claim_refusal (
    batch_id    bigint not null references claim_batch,
    record      integer not null,
    column_name text not null,
    reason      text not null,
    claim_no    text,
    primary key (batch_id, record, column_name, reason)
);

-- lane: claims of one person are in one, and are judged one after the other; those of two lanes at the same time.
create table claim (
    id           bigint generated always as identity primary key,
    batch_id     bigint not null references claim_batch,
    claim_no     text not null,
    facility_id  text collate "C" not null,
    national_id  text collate "C" not null,
    patient_name text not null,
    first_record integer not null,
    amount       numeric(14, 2) not null,
    currency     text not null,
    state        text not null default 'waiting' check (state in ('waiting', 'judged', 'pended', 'decided')),
    judged_at    timestamptz,
    lane         smallint not null generated always as (ascii(right(national_id, 1)) % 10) stored,
    unique (batch_id, claim_no)
) with (fillfactor = 50);
create index claim_in_turn on claim (batch_id, lane, first_record, id);
create index claim_of_patient on claim (national_id);

-- The patient of the claim stands here again, so that one index finds the same service of the same person and day. What is
-- decided stands in no index, and pages have room for a second version of each row: deciding a line is one write.
create table claim_line (
    id               bigint generated always as identity primary key,
    claim_id         bigint not null references claim,
    line_no          integer not null,
    record           integer not null,
    national_id      text collate "C" not null,
    service_date     date not null,
    diagnosis        text not null,
    service_code     text collate "C" not null,
    quantity         integer not null check (quantity > 0),
    unit_price       numeric(12, 2) not null check (unit_price >= 0),
    amount           numeric(14, 2) not null check (amount >= 0),
    currency         text not null,
    prior_approval   text,
    outcome          text check (outcome in ('PAY', 'REDUCE', 'DENY', 'PEND')),
    allowed          numeric(14, 2),
    allowed_quantity integer,
    proposed         numeric(14, 2),
    reason           text,
    decided_by       text,
    decided_at       timestamptz,
    unique (claim_id, line_no),
    check (outcome is null or allowed between 0 and amount),
    check (outcome <> 'PAY' or allowed = amount),
    check (outcome not in ('DENY', 'PEND') or allowed = 0)
) with (fillfactor = 45);
create index claim_line_of_service on claim_line (national_id, service_code, service_date);

-- Every rule that fired on a line, the strongest first; told in words by the text rule.<rule> of the service. This and the
-- next table are only ever written together with the lines and claims they are about; their keys are not checked again.
create table claim_rule (
    line_id bigint not null,
    seq     integer not null,
    rule    text not null,
    outcome text not null,
    args    json not null,
    primary key (line_id, seq)
);

-- What a claim was judged by: the same facts and rules give the same verdict again. The text as it was written.
create table claim_judgement (
    claim_id      bigint primary key,
    rules_version text not null,
    facts         json not null,
    judged_at     timestamptz not null
) with (toast_tuple_target = 8160);
