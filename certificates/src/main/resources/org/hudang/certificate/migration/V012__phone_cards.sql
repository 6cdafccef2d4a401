-- Certificates on phones of their holders: ways in that staff hand out, phones that took one, and codes that were used up.
-- What opens anything is kept as SHA-256 only.
create table certificate.card_entry (
  id          bigint      generated always as identity primary key,
  certificate text        not null references certificate.certificate,
  household   text        not null,
  township    text        not null,
  code_hash   bytea       not null unique check (length(code_hash) = 32),
  made_by     text        not null,
  made_at     timestamptz not null,
  open_until  timestamptz not null,
  tries       smallint    not null default 0 check (tries between 0 and 5),
  ended_at    timestamptz,
  ended_how   text        check (ended_how in ('TAKEN', 'REPLACED', 'ENDED', 'TRIED_OUT')),
  check ((ended_at is null) = (ended_how is null)),
  check (open_until > made_at)
);
create unique index card_entry_one_open on certificate.card_entry (certificate) where ended_at is null;
create index card_entry_of_household on certificate.card_entry (household);

create table certificate.card_phone (
  id          bigint      generated always as identity primary key,
  certificate text        not null references certificate.certificate,
  household   text        not null,
  township    text        not null,
  secret_hash bytea       not null unique check (length(secret_hash) = 32),
  taken_at    timestamptz not null,
  ended_at    timestamptz,
  ended_by    text,
  check ((ended_at is null) = (ended_by is null))
);
create unique index card_phone_only_one on certificate.card_phone (certificate) where ended_at is null;
create index card_phone_of_household on certificate.card_phone (household);

create table certificate.card_use (
  nonce       bytea       primary key check (length(nonce) = 8),
  certificate text        not null references certificate.certificate,
  household   text        not null,
  township    text        not null,
  used_at     timestamptz not null,
  -- tells one check from another; made with the nonce, so that two uses are not known to be of one checker
  check_hash  bytea       check (length(check_hash) = 32),
  -- what the checker said of itself, unproven
  said        text        not null check (length(said) <= 60)
);
create index card_use_of_certificate on certificate.card_use (certificate, used_at desc);
create index card_use_of_household on certificate.card_use (household);
create index card_use_by_age on certificate.card_use (used_at);

alter table certificate.card_entry enable row level security;
alter table certificate.card_entry force row level security;
create policy township on certificate.card_entry
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));
alter table certificate.card_phone enable row level security;
alter table certificate.card_phone force row level security;
create policy township on certificate.card_phone
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));
alter table certificate.card_use enable row level security;
alter table certificate.card_use force row level security;
create policy township on certificate.card_use
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));

-- What ended does not begin again, and no row is taken away; only its owner may change, with the household's.
create function certificate.ended_for_ever() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and (old.ended_at is null
      or to_jsonb(new) - 'township' = to_jsonb(old) - 'township') then
    return new;
  end if;
  raise exception '% of what has ended is refused', tg_op using errcode = 'integrity_constraint_violation';
end
$$;
create trigger ended_for_ever before update or delete on certificate.card_entry
  for each row execute function certificate.ended_for_ever();
create trigger ended_for_ever before update or delete on certificate.card_phone
  for each row execute function certificate.ended_for_ever();

grant select, insert on certificate.card_entry, certificate.card_phone, certificate.card_use to hudang_app;
grant update (township, tries, ended_at, ended_how) on certificate.card_entry to hudang_app;
grant update (township, ended_at, ended_by) on certificate.card_phone to hudang_app;
grant update (township), delete on certificate.card_use to hudang_app;
