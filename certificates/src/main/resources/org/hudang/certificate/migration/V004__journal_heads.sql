-- Heads of the journal's chains. The mac is made with a key that the database does not hold: docs/formats/certificate-journal-v1.md
-- Chains begun before have none until the house gives them one, once.
create table certificate.journal_head (
  household   text        primary key,
  township    text        not null,
  sequence    integer     not null check (sequence >= 1),
  hash        bytea       not null,
  mac         bytea       not null
);

alter table certificate.journal_head enable row level security;
alter table certificate.journal_head force row level security;
create policy township on certificate.journal_head
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));

create function certificate.head_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.household <> old.household or new.sequence <= old.sequence then
    raise exception 'the head of a journal moves forward only' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger only_forward before update on certificate.journal_head
  for each row execute function certificate.head_moves();
create trigger never_removed before delete on certificate.journal_head
  for each row execute function certificate.refuse_change();
create trigger never_emptied before truncate on certificate.journal_head
  for each statement execute function certificate.refuse_change();

grant select, insert, update on certificate.journal_head to hudang_app;
