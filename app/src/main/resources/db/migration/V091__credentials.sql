alter table account add column password_set_at timestamptz;
comment on column account.password_set_at is 'When its owner last chose it; empty where it was given';

-- One-time PINs with which somebody signs in once, to choose a password; kept as keyed hashes.
create table first_pin (
    id         bigint generated always as identity primary key,
    user_name  text        not null references account on delete cascade,
    pin        bytea       not null,
    way        text        not null check (way in ('office', 'letter', 'security')),
    made_by    text        not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    voided_at  timestamptz
);
create unique index first_pin_open on first_pin (user_name) where used_at is null and voided_at is null;
create index first_pin_of_account on first_pin (user_name, made_at desc);

-- Who asked for a letter at the door; whether there is such an account is looked up behind it, so that all wait alike.
create table letter_wish (
    user_name text primary key,
    asked_at  timestamptz not null
);

-- Letters with a PIN that the office is to print. The PIN is made when one is printed, so that none lies around.
create table pin_letter (
    id         bigint generated always as identity primary key,
    user_name  text        not null references account on delete cascade,
    asked_by   text        not null,
    asked_at   timestamptz not null,
    printed_by text,
    printed_at timestamptz
);
create unique index pin_letter_open on pin_letter (user_name) where printed_at is null;
create index pin_letter_asked on pin_letter (user_name, asked_at desc);

-- Authenticator apps. The secret is sealed with the key of the house; it counts once a code of it was right.
create table authenticator (
    user_name    text primary key references account on delete cascade,
    secret       bytea       not null,
    made_at      timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint      not null default 0
);

-- For when the app is not at hand: each once, kept as keyed hashes.
create table recovery_code (
    user_name text        not null references account on delete cascade,
    code      bytea       not null,
    made_at   timestamptz not null,
    used_at   timestamptz,
    primary key (user_name, code)
);

-- Browsers in which the owner has signed in: the keyed hash of a cookie, and by which words its owner knows it again.
-- A forgotten one stays as a row without its token, since it was not the first.
create table known_device (
    id            bigint generated always as identity primary key,
    user_name     text        not null references account on delete cascade,
    token         bytea,
    browser       text        not null,
    system        text        not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    unique (user_name, token)
);

alter table sign_in drop constraint sign_in_outcome_check;
alter table sign_in add constraint sign_in_outcome_check check (outcome in (
    'signed-in', 'wrong-password', 'waiting', 'code-sent', 'confirmed', 'wrong-code', 'pin', 'recovery-code'));
