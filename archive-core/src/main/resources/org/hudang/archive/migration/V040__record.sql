-- Up to which entry of its history the record of a household in the storage root is written, and which series a volume's
-- number was taken from.
create table archive.record (
  household text primary key references archive.household,
  township text not null,
  journal_number bigint not null,
  journal_bytes bigint not null check (journal_bytes >= 0),
  sha256 text not null,
  -- written anew whatever the history says
  stale boolean not null default false
);
alter table archive.record enable row level security;
alter table archive.record force row level security;
create policy own_township on archive.record using (current_setting('hudang.township', true) in (township, '*'));
grant select, insert, update on archive.record to hudang_app;

alter table archive.volume add column series text not null default '';
alter table archive.volume add column series_number int not null default 0;

set local hudang.township = '*';
update archive.volume v set series = s.prefix, series_number = substring(substr(v.code, length(s.prefix) + 1) from '^[0-9]+')::int
from archive.series s
where starts_with(v.code, s.prefix) and substr(v.code, length(s.prefix) + 1) ~ '^[0-9]+'
  and not exists (
    select 1 from archive.series longer
    where starts_with(v.code, longer.prefix) and length(longer.prefix) > length(s.prefix)
      and substr(v.code, length(longer.prefix) + 1) ~ '^[0-9]+');
