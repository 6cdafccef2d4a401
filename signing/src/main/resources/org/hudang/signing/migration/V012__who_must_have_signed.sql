-- What a verifier asks: which acts and uses went on from this revision of a paper, and who acted, masked.
alter table signing.personal_act add column shown_as text;
create index personal_act_from on signing.personal_act (document) where state = 'FILED';
create index seal_request_from on signing.seal_request (document) where state = 'FILED';
