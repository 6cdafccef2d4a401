-- What a holder agrees that one checker may see beyond the masked face, and to which code it went.
create table certificate.card_consent (
  id          bigint      generated always as identity primary key,
  certificate text        not null references certificate.certificate,
  household   text        not null,
  township    text        not null,
  purpose     text        not null check (purpose in ('MEDICAL', 'SCHOOL', 'UTILITIES', 'HOUSING', 'OTHER')),
  tells_name  boolean     not null,
  tells_people boolean    not null,
  given_at    timestamptz not null,
  open_until  timestamptz not null,
  ended_at    timestamptz,
  ended_how   text        check (ended_how in ('USED', 'REPLACED', 'ENDED')),
  nonce       bytea       unique check (length(nonce) = 8),
  check (tells_name or tells_people),
  check ((ended_at is null) = (ended_how is null)),
  check ((nonce is not null) = (ended_how is not distinct from 'USED'))
);
create unique index card_consent_one_open on certificate.card_consent (certificate) where ended_at is null;
create index card_consent_of_household on certificate.card_consent (household);

alter table certificate.card_consent enable row level security;
alter table certificate.card_consent force row level security;
create policy township on certificate.card_consent
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));
create trigger ended_for_ever before update or delete on certificate.card_consent
  for each row execute function certificate.ended_for_ever();

grant select, insert on certificate.card_consent to hudang_app;
grant update (township, ended_at, ended_how, nonce) on certificate.card_consent to hudang_app;

alter table certificate.journal drop constraint journal_act_check;
alter table certificate.journal add constraint journal_act_check check (act in
  ('ISSUED', 'SUSPENDED', 'RESUMED', 'REPLACED', 'REVOKED', 'CHECKED', 'CARD_OFFERED', 'CARD_TAKEN', 'CARD_ENDED',
   'CARD_TOLD'));
