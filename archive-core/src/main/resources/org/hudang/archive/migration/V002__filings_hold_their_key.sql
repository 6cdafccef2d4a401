-- An open filing holds its idempotency key, so that no other filing of the township gets the same one meanwhile.
set local hudang.township = '*';
alter table archive.intent add column key text;
update archive.intent set key = plan::json ->> 'key' where plan <> '';
create unique index one_open_filing_of_a_key on archive.intent (township, key) where closed_at is null;
