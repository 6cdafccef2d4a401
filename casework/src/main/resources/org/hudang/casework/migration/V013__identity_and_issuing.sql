-- Who looked at somebody's identity document, and when (实名核验); never changed afterwards.
create table casework.identity_check (
  id          text primary key check (id ~ '^idc_[a-z2-7]{26}$'),
  household   text not null,
  township    text not null,
  member      text not null,
  way         text not null check (way in ('COUNTER', 'HOME')),
  seen_by     text not null,
  seen_at     timestamptz not null
);
create index identity_check_of_member on casework.identity_check (household, member, seen_at desc);
alter table casework.identity_check enable row level security;
alter table casework.identity_check force row level security;
create policy own_township on casework.identity_check
  using (current_setting('hudang.township', true) in (township, '*'));
grant select, insert on casework.identity_check to hudang_app;
grant update (township) on casework.identity_check to hudang_app;

-- A certificate's paper from being asked for to filing: who asked, for which place and seal; or that it is not made any more.
alter table casework.certificate_paper
  alter column sm3 drop not null,
  add column holder text,
  add column volume text,
  add column shape text check (shape in ('SHEET', 'CARD')),
  add column seal text,
  add column issuer text,
  add column address text,
  add column mark text,
  add column template text,
  add column asked_by text,
  add column asked_township text,
  add column asked_terminal text,
  add column asked_at timestamptz,
  add column dropped_at timestamptz,
  add check (num_nulls(holder, volume, shape, seal, issuer, address, mark, asked_by, asked_township, asked_terminal, asked_at)
    in (0, 11)),
  add check (item is null or dropped_at is null);
create index certificate_paper_under_way on casework.certificate_paper (asked_at)
  where item is null and dropped_at is null and asked_at is not null;
