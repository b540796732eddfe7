-- The audit's chain: each entry is sealed at a dense position, with a hash over the entry and the hash before it. Acts only
-- insert entries; a sealer comes after them. Seals and signed heads are only ever added, like entries.

-- Kept as it was hashed: jsonb would write it anew.
alter table audit_entry
    alter column detail drop default,
    alter column detail type json using detail::text::json,
    alter column detail set default '{}',
    add column xact xid8 not null default pg_current_xact_id(),
    add column mac bytea;
-- The application numbers entries by itself, out of a lot that it drew, since the number is under the entry's mark.
alter table audit_entry alter column seq set increment by 64;

create index audit_entry_xact on audit_entry (xact);
create index audit_entry_at on audit_entry (at, seq);
create index audit_entry_act on audit_entry (act, at, seq);
drop index audit_entry_who;
create index audit_entry_who on audit_entry (who, at, seq);
drop index audit_entry_object;
create index audit_entry_object on audit_entry (object_id, at, seq);

-- One row. Entries up to unmarked_to are older than the chain and bear no mark; both values are under the first hash.
create table audit_chain (
    id          uuid   not null default gen_random_uuid(),
    unmarked_to bigint not null
);
create unique index audit_chain_one on audit_chain ((true));
insert into audit_chain (unmarked_to) select coalesce(max(seq), 0) from audit_entry;

create table audit_seal (
    position bigint primary key,
    seq      bigint not null unique,
    hash     bytea  not null,
    marks    bytea  not null
);

create table audit_head (
    number    bigint primary key,
    position  bigint      not null,
    hash      bytea       not null,
    signed_at timestamptz not null,
    key       text        not null,
    signature bytea       not null
);

create trigger audit_chain_stays before update or delete on audit_chain
    for each row execute function audit_entry_stays();
create trigger audit_chain_stays_whole before truncate on audit_chain
    for each statement execute function audit_entry_stays();
create trigger audit_seal_stays before update or delete on audit_seal
    for each row execute function audit_entry_stays();
create trigger audit_seal_stays_whole before truncate on audit_seal
    for each statement execute function audit_entry_stays();
create trigger audit_head_stays before update or delete on audit_head
    for each row execute function audit_entry_stays();
create trigger audit_head_stays_whole before truncate on audit_head
    for each statement execute function audit_entry_stays();
