-- What the registry's import notes of the rows it keeps.
alter table staff_member add column recorded_at timestamptz not null default now();

-- Somebody has left: one row a case of access-revocation.
create table access_revocation (
    reference         text primary key references case_file,
    user_name         text        not null,
    ordered_by        text        not null,
    left_on           date        not null,
    ordered_at        timestamptz not null,
    had_account       boolean     not null default false,
    sessions_ended    integer     not null default 0,
    account_closed_at timestamptz,
    requests_ended    text[]      not null default '{}',
    tasks_handed_over integer     not null default 0,
    proven_at         timestamptz
);
comment on column access_revocation.ordered_by is 'A user name, or system where the staff list says it';
create index access_revocation_user on access_revocation (user_name, ordered_at desc);

-- The day from which quarters of reviews are counted: that of the first start.
create table access_review_calendar (
    one   boolean primary key default true check (one),
    since date not null
);

-- Periods for which every manager's review has begun.
create table access_review_period (
    period   text primary key,
    begun_at timestamptz not null
);

-- The roles of a team before its manager, once a period. Those who have no manager stand before the security officer.
create table access_review (
    reference  text primary key references case_file,
    manager    text        not null,
    period     text        not null,
    cause      text        not null check (cause in ('quarter', 'demand', 'moved')),
    begun_at   timestamptz not null,
    due_on     date        not null,
    settled_at timestamptz,
    settled_by text,
    unique (manager, period)
);

-- A role in a review. What it is called and whose it was stays as it was when the review began.
create table access_review_line (
    reference text    not null references access_review,
    line_no   integer not null,
    grant_id  bigint  not null references access_grant,
    user_name text    not null,
    decision  text check (decision in ('keep', 'remove', 'silent', 'own', 'moved', 'gone')),
    note      text,
    primary key (reference, line_no),
    unique (reference, grant_id)
);
comment on column access_review_line.decision is
    'Removed are: remove (the reviewer says so), silent (nobody said anything), own (nobody else confirmed it). '
    'Not decided here are: moved (the member has another manager meanwhile), gone (the role has ended meanwhile)';
create index access_review_line_grant on access_review_line (grant_id);
