-- A key tells the requests of one township apart; the keys of another township are nobody else's business.
alter table signing.seal
  drop constraint seal_idempotency_key_key,
  add constraint seal_once_per_key unique (township, idempotency_key);
alter table signing.seal_request
  drop constraint seal_request_idempotency_key_key,
  add constraint seal_request_once_per_key unique (township, idempotency_key);
alter table signing.personal_act
  drop constraint personal_act_idempotency_key_key,
  add constraint personal_act_once_per_key unique (township, idempotency_key);
