-- Why a file was not taken as a whole, where it was not.
alter table claim_batch add column refused_for text;
