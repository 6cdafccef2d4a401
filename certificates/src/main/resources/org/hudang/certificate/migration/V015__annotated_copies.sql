-- Copies of a certificate's paper for one purpose (加注件): what was ordered, never changed afterwards.
create table certificate.annotated_copy (
  id              text        primary key check (id ~ '^cpy_[a-z2-7]{26}$'),
  -- a key is its household's own, so that nobody learns of another's, and a move meets no other
  idempotency_key text        not null,
  certificate     text        not null references certificate.certificate,
  household       text        not null,
  township        text        not null,
  purpose         text        not null check (length(purpose) between 1 and 40),
  requester       text        not null check (length(requester) between 1 and 40),
  until           date        not null,
  ordered_by      text        not null,
  ordered_at      timestamptz not null,
  unique (household, idempotency_key)
);
create index annotated_copy_of_certificate on certificate.annotated_copy (certificate, ordered_at desc);

alter table certificate.annotated_copy enable row level security;
alter table certificate.annotated_copy force row level security;
create policy township on certificate.annotated_copy
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));

-- a household that moves takes its copies along, and nothing else changes
create function certificate.copy_moves_only() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'township' = to_jsonb(old) - 'township' then
    return new;
  end if;
  raise exception '% of a copy is refused', tg_op using errcode = 'integrity_constraint_violation';
end
$$;
create trigger moves_only before update or delete on certificate.annotated_copy
  for each row execute function certificate.copy_moves_only();
create trigger never_emptied before truncate on certificate.annotated_copy
  for each statement execute function certificate.refuse_change();

grant select, insert on certificate.annotated_copy to hudang_app;
grant update (township) on certificate.annotated_copy to hudang_app;

alter table certificate.journal
  drop constraint journal_act_check,
  add constraint journal_act_check
    check (act in ('ISSUED', 'SUSPENDED', 'RESUMED', 'REPLACED', 'REVOKED', 'CHECKED', 'CARD_OFFERED', 'CARD_TAKEN',
      'CARD_ENDED', 'CARD_TOLD', 'ANNOTATED'));
