-- The party behind a partner's account is a facility of the registry, as the one behind a citizen's is a person.
update account set party_id = 'F0006' where user_name = 'hospital1' and demo;
update account set party_id = 'F0002' where user_name = 'pharmacy1' and demo;
