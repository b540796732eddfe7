-- Why something was refused, to be told in other languages: the key of a text and its values. Beside it stands the English
-- text, and nothing else where it was kept before.
alter table claim_refusal add column reason_key text, add column reason_values json;
alter table claim_batch add column refused_key text, add column refused_values json;
