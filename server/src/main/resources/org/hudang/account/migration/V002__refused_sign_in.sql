-- Wrong passwords are counted per account and source, so that a stranger cannot lock people out from elsewhere.
create table account.refused_sign_in (
  login         text not null references account.person (login) on delete cascade,
  source        text not null,
  failures      int not null,
  last_at       timestamptz not null,
  locked_until  timestamptz,
  primary key (login, source)
);
grant select, insert, update, delete on account.refused_sign_in to hudang_app;
alter table account.person drop column failures, drop column locked_until;
