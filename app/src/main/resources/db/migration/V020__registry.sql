-- The institution's records. Other systems own them: they arrive in files and are merged by key.
-- No foreign keys: an import checks all rows of a file at once, which a trigger a row could not do in time.

create table person (
    national_id   text collate "C" primary key,
    name_latin    text not null,
    name_arabic   text not null,
    birth_date    date not null,
    sex           text not null,
    status        text not null,
    died_on       date,
    email         text,
    mobile        text,
    city          text,
    language      text not null,
    guardian_id   text collate "C",
    investigation boolean not null,
    recorded_at   timestamptz not null default now()
);

create table employer (
    employer_id   text collate "C" primary key,
    name_latin    text not null,
    name_arabic   text not null,
    city          text,
    registered_on date not null,
    closed_on     date,
    recorded_at   timestamptz not null default now()
);

create table employment (
    employment_id text collate "C" primary key,
    national_id   text collate "C" not null,
    employer_id   text collate "C" not null,
    occupation    text not null,
    started_on    date not null,
    ended_on      date,
    recorded_at   timestamptz not null default now()
);
create index employment_of_person on employment (national_id);

-- month is YYYY-MM, as delivered: it sorts, and it cannot name a day.
create table wage (
    employment_id text collate "C" not null,
    month         text collate "C" not null,
    amount        numeric(12, 2) not null,
    currency      text not null,
    recorded_at   timestamptz not null default now(),
    primary key (employment_id, month)
);

create table benefit (
    benefit_id     text collate "C" primary key,
    national_id    text collate "C" not null,
    kind           text not null,
    started_on     date not null,
    ended_on       date,
    monthly_amount numeric(12, 2) not null,
    currency       text not null,
    recorded_at    timestamptz not null default now()
);
create index benefit_of_person on benefit (national_id);

create table benefit_account (
    benefit_id  text collate "C" primary key,
    iban        text not null,
    holder_name text not null,
    bank_bic    text not null,
    valid_from  date not null,
    recorded_at timestamptz not null default now()
);

-- What a clerk found out about a record; the delivered rows stay as they came.
create table registry_correction (
    id             bigint generated always as identity primary key,
    national_id    text collate "C" not null,
    kind           text not null check (kind in ('gap-accepted', 'overlap-accepted', 'wage-added')),
    from_date      date not null,
    to_date        date not null check (to_date >= from_date),
    amount         numeric(12, 2),
    currency       text,
    note           text not null,
    case_reference text,
    recorded_by    text not null,
    recorded_at    timestamptz not null
);
create index registry_correction_of_person on registry_correction (national_id);

-- The desk finds people by the beginning of their name.
create index person_name_latin on person (name_latin text_pattern_ops);
create index person_name_arabic on person (name_arabic text_pattern_ops);
