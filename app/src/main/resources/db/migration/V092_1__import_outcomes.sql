-- What became of a file, for whoever sent it to read after the next click; kept for a day.
create table import_outcome (
    id       uuid primary key,
    at       timestamptz not null,
    file     text        not null,
    dry_run  boolean     not null,
    rows     bigint[]    not null,
    lines    integer[]   not null,
    columns  text[]      not null,
    reasons  text[]      not null
);
comment on column import_outcome.rows is 'Read, added, changed, same, gone';
comment on column import_outcome.lines is 'Of the refused rows, as columns and reasons are';
create index import_outcome_at on import_outcome (at);
