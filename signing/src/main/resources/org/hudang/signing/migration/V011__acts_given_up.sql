-- An act whose paper was given up before it was filed: nothing is staged for it any more, and it is never filed.
alter table signing.personal_act
  drop constraint personal_act_state_check,
  add constraint personal_act_state_check check (state in ('BEGUN', 'SIGNED', 'FILED', 'GIVEN_UP')),
  drop constraint act_has_its_outcome,
  add constraint act_has_its_outcome check (
    (output is null) = (evidence is null) and (state = 'GIVEN_UP' or (state = 'BEGUN') = (output is null)));

create or replace function signing.act_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.id, old.township, old.idempotency_key, old.field, old.signer, old.document)
     is distinct from
     (new.id, new.township, new.idempotency_key, new.field, new.signer, new.document)
     or (new.state <> 'BEGUN' and (old.act, old.begun_at) is distinct from (new.act, new.begun_at))
     or (old.output is not null and (old.output, old.evidence) is distinct from (new.output, new.evidence)) then
    raise exception 'an act of signing does not change' using errcode = 'check_violation';
  end if;
  if old.state <> new.state and (old.state || ' ' || new.state) not in (
      'BEGUN SIGNED', 'SIGNED FILED', 'BEGUN GIVEN_UP', 'SIGNED GIVEN_UP') then
    raise exception 'an act does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
