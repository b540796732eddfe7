-- Sessions of the pages. No index on what changes with every click, so that a click touches no index.
create table web_session (
    primary_id            text primary key,
    session_id            text not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval integer not null,
    expiry_time           bigint not null,
    principal_name        text
) with (fillfactor = 80);
comment on column web_session.session_id is 'Half of what the cookie carries; the other half is made with the key of the house';
create unique index web_session_id on web_session (session_id);
create index web_session_principal on web_session (principal_name) where principal_name is not null;

create table web_session_attributes (
    session_primary_id text not null references web_session on delete cascade,
    attribute_name     text not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- Sessions that began before do not count: all were ended then.
alter table account add column sessions_from timestamptz;
