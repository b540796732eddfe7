-- Whose access an act was about stands in its detail; whoever looks for a person finds it by that, too.
create index audit_entry_person on audit_entry ((detail ->> 'person'), at, seq) where detail ->> 'person' is not null;
