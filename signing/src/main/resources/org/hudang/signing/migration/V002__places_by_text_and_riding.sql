-- A seal may be placed by a text on the page, or ride over the right edges of all pages (骑缝章).
alter table signing.seal_request
  add column anchor text,
  add column riding_group int check (riding_group between 3 and 20),
  drop constraint request_has_one_place,
  add constraint request_has_one_place check (
    num_nonnulls(field, page, anchor, riding_group) = 1
    and (page is null) = (centre_x is null)
    and (page is not null or riding_group is not null) = (centre_y is not null));

create or replace function signing.request_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.id, old.township, old.idempotency_key, old.seal, old.document, old.field, old.page, old.centre_x,
      old.centre_y, old.anchor, old.riding_group, old.purpose, old.template, old.requester, old.requested_at)
     is distinct from
     (new.id, new.township, new.idempotency_key, new.seal, new.document, new.field, new.page, new.centre_x,
      new.centre_y, new.anchor, new.riding_group, new.purpose, new.template, new.requester, new.requested_at) then
    raise exception 'what was requested does not change' using errcode = 'check_violation';
  end if;
  if old.state <> new.state and (old.state || ' ' || new.state) not in (
      'REQUESTED APPROVED', 'REQUESTED REJECTED', 'APPROVED IN_USE', 'IN_USE APPROVED', 'IN_USE USED',
      'USED FILED') then
    raise exception 'a request does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if (old.output is not null and old.output is distinct from new.output)
     or ((old.approver is not null or old.standing is not null)
         and (old.approver, old.standing, old.rule) is distinct from (new.approver, new.standing, new.rule)) then
    raise exception 'approval and output of a request do not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
