-- What is withdrawn stays withdrawn, whoever writes. And a withdrawal is never undone by a journal that was damaged: the line that
-- the chain cannot take is kept beside it (docs/formats/certificate-journal-v1.md).

create function certificate.withdrawn_for_ever() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.value = 1 and new.value <> 1 then
    raise exception 'place % of list % is withdrawn, and stays so', old.place, old.list
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger withdrawn_for_ever before update on certificate.status_entry
  for each row execute function certificate.withdrawn_for_ever();

create table certificate.journal_beside (
  id          bigint      generated always as identity primary key,
  household   text        not null,
  township    text        not null,
  certificate text        not null,
  act         text        not null check (act in ('SUSPENDED', 'REVOKED')),
  done_by     text        not null,
  at          timestamptz not null,
  detail      text        not null,
  -- the line of the chain after which nothing could be written
  after_line  integer     not null
);
alter table certificate.journal_beside enable row level security;
alter table certificate.journal_beside force row level security;
create policy township on certificate.journal_beside
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));

create or replace function certificate.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name in ('journal', 'journal_beside')
      and to_jsonb(new) - 'township' = to_jsonb(old) - 'township' then
    return new;
  end if;
  raise exception '% on %.% is refused: rows are only ever added', tg_op, tg_table_schema, tg_table_name
    using errcode = 'integrity_constraint_violation';
end
$$;
create trigger only_added before update or delete on certificate.journal_beside
  for each row execute function certificate.refuse_change();
create trigger never_emptied before truncate on certificate.journal_beside
  for each statement execute function certificate.refuse_change();

grant select, insert on certificate.journal_beside to hudang_app;
grant update (township) on certificate.journal_beside to hudang_app;
