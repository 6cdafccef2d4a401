-- How a seal is put on a paper: what is drawn, what may come behind it, and on which edges a riding seal runs.
alter table signing.seal_request
  add column look text not null default 'FACE' check (look in ('FACE', 'LINES')),
  add column behind text not null default 'OPEN' check (behind in ('OPEN', 'CLOSED')),
  add column riding_edges text not null default 'RIGHT' check (riding_edges in ('RIGHT', 'ALTERNATING')),
  add constraint request_rides_over_edges check (riding_group is not null or riding_edges = 'RIGHT'),
  add constraint request_rides_with_its_face check (riding_group is null or look = 'FACE');

create function signing.request_manner_stays() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.look, old.behind, old.riding_edges) is distinct from (new.look, new.behind, new.riding_edges) then
    raise exception 'what was requested does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger request_manner_stays before update on signing.seal_request
  for each row execute function signing.request_manner_stays();
