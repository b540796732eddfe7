-- Where in a FHIR file something is wrong, which its record alone does not say.
alter table claim_refusal add column place text not null default '';
