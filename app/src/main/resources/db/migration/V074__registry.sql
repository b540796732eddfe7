-- What was changed in a record at a person's wish. The rows of persons and employments hold the present values; what one
-- said on a day is the value before the first change after that day.
create table record_change (
    id             bigint generated always as identity primary key,
    national_id    text collate "C" not null,
    employment_id  text collate "C",          -- none: a fact of the person
    field          text not null,
    old_value      text,
    new_value      text,
    case_reference text not null,
    changed_by     text not null,             -- the person's own ID, or a clerk
    changed_at     timestamptz not null,
    unique (case_reference, field)            -- a step that is repeated changes nothing twice
);
create index record_change_of_person on record_change (national_id, field, changed_at);
create index record_change_of_employment on record_change (employment_id) where employment_id is not null;
