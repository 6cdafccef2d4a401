-- Withdrawing a certificate takes two people: what was asked for, and what somebody else decided.
create table certificate.revocation (
  id          bigint      generated always as identity primary key,
  certificate text        not null references certificate.certificate,
  household   text        not null,
  township    text        not null,
  reason      text        not null,
  note        text        not null check (length(note) <= 200),
  asked_by    text        not null,
  asked_at    timestamptz not null,
  -- the state to which a refusal brings the certificate back
  before      text        not null check (before in ('VALID', 'SUSPENDED')),
  -- OVERTAKEN: the certificate reached a final state by another way
  outcome     text        check (outcome in ('APPROVED', 'REFUSED', 'OVERTAKEN')),
  decided_by  text,
  decided_at  timestamptz,
  check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)),
  check (outcome is distinct from 'APPROVED' or decided_by <> asked_by)
);
create unique index revocation_one_waits on certificate.revocation (certificate) where outcome is null;
create index revocation_of_household on certificate.revocation (household);

alter table certificate.revocation enable row level security;
alter table certificate.revocation force row level security;
create policy township on certificate.revocation
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));

create function certificate.decided_once() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and (old.outcome is null
      or to_jsonb(new) - 'township' = to_jsonb(old) - 'township') then
    return new;
  end if;
  raise exception '% of a decision is refused', tg_op using errcode = 'integrity_constraint_violation';
end
$$;
create trigger decided_once before update or delete on certificate.revocation
  for each row execute function certificate.decided_once();
create trigger never_emptied before truncate on certificate.revocation
  for each statement execute function certificate.refuse_change();

grant select, insert on certificate.revocation to hudang_app;
grant update (township, outcome, decided_by, decided_at) on certificate.revocation to hudang_app;
