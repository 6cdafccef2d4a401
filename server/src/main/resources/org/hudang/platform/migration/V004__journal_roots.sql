-- Which roots over the journals have been written: docs/formats/journal-root-v1.md. A root that is named here and not in its
-- folder was deleted.
create table platform.journal_root (
  number  bigint primary key check (number >= 1),
  hash    text not null check (hash ~ '^[0-9a-f]{64}$'),
  mac     bytea not null
);
create function platform.never() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'check_violation';
end $$;
create trigger roots_are_append_only before update or delete or truncate on platform.journal_root
  for each statement execute function platform.never();
grant select, insert on platform.journal_root to hudang_app;
