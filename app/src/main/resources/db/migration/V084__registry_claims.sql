-- What claims of hospitals and pharmacies are judged by. As with the other records: delivered in files, merged by key.

create table facility (
    facility_id   text collate "C" primary key,
    name_latin    text not null,
    name_arabic   text not null,
    kind          text not null,
    city          text,
    contract_from date not null,
    contract_to   date,
    recorded_at   timestamptz not null default now()
);

create table diagnosis (
    code        text collate "C" primary key,
    title       text not null,
    recorded_at timestamptz not null default now()
);

create table tariff (
    service_code   text collate "C" primary key,
    title          text not null,
    kind           text not null,
    price          numeric(12, 2) not null,
    currency       text not null,
    max_quantity   integer not null,
    sex            text,
    min_age        integer,
    max_age        integer,
    prior_approval boolean not null,
    valid_from     date not null,
    valid_to       date,
    recorded_at    timestamptz not null default now()
);

-- Every tariff that was delivered, by the day it begins: a claim is judged by the one that was valid on its service date.
-- One that begins later does not end in the table the one before; the latest that has begun counts.
create table tariff_version (
    service_code   text collate "C" not null,
    title          text not null,
    kind           text not null,
    price          numeric(12, 2) not null,
    currency       text not null,
    max_quantity   integer not null,
    sex            text,
    min_age        integer,
    max_age        integer,
    prior_approval boolean not null,
    valid_from     date not null,
    valid_to       date,
    recorded_at    timestamptz not null default now(),
    primary key (service_code, valid_from)
);

create table coverage (
    national_id text collate "C" primary key,
    valid_from  date not null,
    valid_to    date,
    recorded_at timestamptz not null default now()
);
