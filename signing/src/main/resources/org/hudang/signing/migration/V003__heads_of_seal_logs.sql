-- The head of a seal's log, authenticated with a key that the database does not hold: docs/formats/seal-log-v1.md
-- Logs begun before have none until the house gives them one, once.
alter table signing.seal add column log_mac bytea;

create function signing.log_head_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.log_mac is not null and new.log_mac is null then
    raise exception 'the log of a seal keeps its head' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger log_head_moves before update on signing.seal for each row execute function signing.log_head_moves();
