-- Applications for relief (社会救助申请) on their way from composing to filing; the form at its newest revision.
create table casework.application (
  id           text primary key check (id ~ '^app_[a-z2-7]{26}$'),
  number       text not null unique check (number ~ '^SS[0-9]{14}-[0-9]{4}$'),
  household    text not null,
  township     text not null,
  programme    text not null check (programme in ('DB', 'TK', 'LS')),
  volume       text not null,
  applicant    text not null,
  state        text not null check (state in ('SIGNING', 'FILED', 'EXPIRED')),
  idempotency  text not null,
  opened_by    text not null,
  opened_at    timestamptz not null,
  template     text not null,
  pages        int  not null check (pages between 1 and 2000),
  revision     int  not null,
  file         text not null,
  sm3          text not null,
  item         text,
  unique (township, idempotency),
  check ((state = 'FILED') = (item is not null))
);
create index application_of_household on casework.application (household);
-- Who signs where: the applicant, and the agent where there is one.
create table casework.application_signer (
  application  text not null references casework.application (id),
  field        text not null,
  township     text not null,
  ordinal      int  not null,
  signer       text not null,
  name         text not null,
  signed_at    timestamptz,
  act          text,
  evidence     text,
  primary key (application, field),
  check ((signed_at is null) = (act is null) and (act is null) = (evidence is null))
);
-- Numbers (申请编号): one series per division and day, without gaps, drawn together with the opening they belong to.
create table casework.application_series (
  division  text not null check (division ~ '^[0-9]{6}$'),
  day       text not null check (day ~ '^[0-9]{8}$'),
  last      int  not null check (last between 1 and 9999),
  primary key (division, day)
);
create table casework.application_opening (
  township     text not null,
  idempotency  text not null,
  household    text not null,
  id           text not null unique check (id ~ '^app_[a-z2-7]{26}$'),
  number       text not null unique,
  primary key (township, idempotency)
);

do $$
declare t text;
begin
  foreach t in array array['application', 'application_signer', 'application_opening'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy own_township on casework.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end $$;

grant select, insert, update on casework.application, casework.application_signer, casework.application_series to hudang_app;
grant select, insert on casework.application_opening to hudang_app;
