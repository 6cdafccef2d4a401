-- Accounts of staff (人员). Passwords only as salted, slow hashes.
create table account.person (
  login          text primary key check (login ~ '^[a-z][a-z0-9._-]{1,39}$'),
  display_name   text not null,
  township       text not null,
  roles          text[] not null,
  password_hash  text not null,
  created_at     timestamptz not null,
  disabled_at    timestamptz,
  failures       int not null default 0,
  locked_until   timestamptz
);
create table account.journal (
  ordinal     bigint generated always as identity primary key,
  at          timestamptz not null,
  actor       text not null,
  act         text not null,
  about       text not null,
  source      text not null
);
grant usage on schema account to hudang_app;
grant select, insert, update on account.person to hudang_app;
grant select, insert on account.journal to hudang_app;
