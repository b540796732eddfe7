-- What was typed on a page and could not be taken, so that it is there again when its writer comes back.
alter table draft add column typed_page text;
alter table draft add column typed jsonb;

-- What one person has sent and no case has taken yet is counted.
create index upload_uploaded_by on upload (uploaded_by);
