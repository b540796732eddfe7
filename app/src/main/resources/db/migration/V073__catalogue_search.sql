-- Any user who may create in the database may add pg_trgm; where it is there already, nobody needs to.
do $$
begin
  create extension if not exists pg_trgm;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise exception 'The search of the catalogue needs the PostgreSQL extension pg_trgm (%). An administrator runs once in this database: create extension pg_trgm; see docs/operations.md', sqlerrm;
end
$$;

-- What people may type to find a line of the catalogue: filled at each start from the services.
create table catalogue_text (
  service text not null,
  listing integer not null,
  language text not null,
  -- words in Latin letters without marks, a space at either end
  words text not null,
  weight double precision not null,
  primary key (service, listing, language, words)
);
create index catalogue_text_words on catalogue_text using gin (words gin_trgm_ops);
