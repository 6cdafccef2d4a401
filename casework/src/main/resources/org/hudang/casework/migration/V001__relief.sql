-- Benefits in force (享受待遇登记): what a certificate may be issued for.
create table casework.benefit (
  id            text primary key check (id ~ '^ben_[a-z2-7]{26}$'),
  household     text not null,
  township      text not null,
  programme     text not null check (programme in ('DB', 'TK', 'LS')),
  level         text not null check (length(level) between 1 and 40),
  people        int  not null check (people between 1 and 99),
  starts_on     date not null,
  ends_on       date check (ends_on >= starts_on),
  next_review   date not null check (next_review > starts_on),
  stopped_on    date,
  stop_reason   text,
  entered_by    text not null,
  entered_at    timestamptz not null,
  check ((stopped_on is null) = (stop_reason is null))
);
create unique index benefit_one_in_force on casework.benefit (household, programme) where stopped_on is null;

-- Authorizations (核查授权书) on their way from composing to filing.
create table casework.authorization_letter (
  id             text primary key check (id ~ '^aut_[a-z2-7]{26}$'),
  number         text not null unique check (number ~ '^[0-9]{18}$'),
  household      text not null,
  township       text not null,
  programme      text not null check (programme in ('DB', 'TK', 'LS')),
  volume         text not null,
  office         text not null,
  state          text not null check (state in ('SIGNING', 'FILED')),
  idempotency    text not null,
  opened_by      text not null,
  opened_at      timestamptz not null,
  notice_item    text,
  letter_item    text,
  unique (township, idempotency),
  check ((state = 'FILED') = (letter_item is not null and notice_item is not null))
);
create sequence casework.authorization_number;
-- Its two papers, each at its newest revision: composed, then one revision more with every signature and seal.
create table casework.authorization_paper (
  letter         text not null references casework.authorization_letter (id),
  kind           text not null check (kind in ('NOTICE', 'LETTER')),
  township       text not null,
  template       text not null,
  pages          int  not null check (pages between 1 and 2000),
  revision       int  not null,
  file           text not null,
  sm3            text not null,
  primary key (letter, kind)
);
-- Who signs where: every person the letter authorises for, guardians, staff.
create table casework.authorization_signer (
  letter         text not null,
  kind           text not null,
  field          text not null,
  township       text not null,
  ordinal        int  not null,
  signer         text not null,
  signed_at      timestamptz,
  act            text,
  evidence       text,
  primary key (letter, field),
  foreign key (letter, kind) references casework.authorization_paper (letter, kind),
  check ((signed_at is null) = (act is null) and (act is null) = (evidence is null))
);
-- Which seal goes where.
create table casework.authorization_seal (
  letter         text not null,
  kind           text not null,
  field          text not null,
  township       text not null,
  role           text not null,
  request        text,
  sealed_at      timestamptz,
  primary key (letter, field),
  foreign key (letter, kind) references casework.authorization_paper (letter, kind)
);

create table casework.journal (
  household   text not null,
  township    text not null,
  ordinal     bigint not null,
  at          timestamptz not null,
  actor       text not null,
  act         text not null,
  facts       text not null,
  before      bytea not null,
  digest      bytea not null,
  primary key (household, ordinal)
);

do $$
declare t text;
begin
  foreach t in array array['benefit', 'authorization_letter', 'authorization_paper', 'authorization_signer',
      'authorization_seal', 'journal'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy own_township on casework.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end $$;

grant usage on schema casework to hudang_app;
grant select, insert, update on casework.benefit, casework.authorization_letter, casework.authorization_paper,
  casework.authorization_signer, casework.authorization_seal to hudang_app;
grant usage on sequence casework.authorization_number to hudang_app;
grant select, insert on casework.journal to hudang_app;

-- The sealed paper of each certificate, from composing to filing.
create table casework.certificate_paper (
  certificate  text primary key,
  household    text not null,
  township     text not null,
  sm3          text not null,
  request      text,
  item         text,
  check (item is null or request is not null)
);
alter table casework.certificate_paper enable row level security;
alter table casework.certificate_paper force row level security;
create policy own_township on casework.certificate_paper
  using (current_setting('hudang.township', true) in (township, '*'));
grant select, insert, update on casework.certificate_paper to hudang_app;
