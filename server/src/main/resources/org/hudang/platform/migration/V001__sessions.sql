-- Web sessions, in the shape that Spring Session reads and writes.
create table platform.spring_session (
  primary_id             char(36) primary key,
  session_id             char(36) not null unique,
  creation_time          bigint not null,
  last_access_time       bigint not null,
  max_inactive_interval  int not null,
  expiry_time            bigint not null,
  principal_name         varchar(100)
);
create index spring_session_expiry on platform.spring_session (expiry_time);
create index spring_session_principal on platform.spring_session (principal_name);
create table platform.spring_session_attributes (
  session_primary_id  char(36) not null references platform.spring_session (primary_id) on delete cascade,
  attribute_name      varchar(200) not null,
  attribute_bytes     bytea not null,
  primary key (session_primary_id, attribute_name)
);
grant usage on schema platform to hudang_app;
grant select, insert, update, delete on platform.spring_session, platform.spring_session_attributes to hudang_app;
