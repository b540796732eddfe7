-- Whose working calendar counts for the case.
alter table case_file add column office text not null default 'main';
