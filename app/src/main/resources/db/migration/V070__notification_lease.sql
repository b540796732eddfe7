-- Who holds the lease: a node that starts again frees what its killed run held.
alter table notification add column leased_by text;
