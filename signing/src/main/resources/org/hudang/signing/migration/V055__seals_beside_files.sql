-- A seal may stand beside a file that is no paper, in a message of its own.
alter table signing.seal_request
  add column beside boolean check (beside),
  drop constraint request_has_one_place,
  add constraint request_has_one_place check (
    num_nonnulls(field, page, anchor, riding_group, beside) = 1
    and (page is null) = (centre_x is null)
    and (page is not null or riding_group is not null) = (centre_y is not null));

create function signing.request_place_stays() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.beside is distinct from new.beside then
    raise exception 'what was requested does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger request_place_stays before update on signing.seal_request
  for each row execute function signing.request_place_stays();
