-- Who did what. Rows are only ever added; the triggers stop whoever would change or remove one.
create table audit_entry (
    seq         bigint generated always as identity primary key,
    at          timestamptz not null,
    who         text        not null,
    act         text        not null,
    object_type text        not null,
    object_id   text        not null,
    detail      jsonb       not null default '{}'
);
create index audit_entry_object on audit_entry (object_type, object_id, seq);
create index audit_entry_who on audit_entry (who, seq);

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
    raise exception 'Audit entries are neither changed nor removed' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_entry_stays();
create trigger audit_entry_stays_whole before truncate on audit_entry
    for each statement execute function audit_entry_stays();
revoke update, delete, truncate on audit_entry from public;
