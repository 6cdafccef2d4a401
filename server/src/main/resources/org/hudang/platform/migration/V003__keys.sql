-- Key files under which this database was written: when one is lost or exchanged, the house does not open.
create table platform.house_key (
  file         text primary key,
  fingerprint  text not null,
  noted_at     timestamptz not null
);
grant select, insert on platform.house_key to hudang_app;
