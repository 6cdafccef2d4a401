-- A household that moves to another township takes its certificates along: of a line of the journal its owner may change and
-- nothing else, and a head keeps its number.
create or replace function certificate.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'journal'
      and to_jsonb(new) - 'township' = to_jsonb(old) - 'township' then
    return new;
  end if;
  raise exception '% on %.% is refused: rows are only ever added', tg_op, tg_table_schema, tg_table_name
    using errcode = 'integrity_constraint_violation';
end
$$;

create or replace function certificate.head_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if to_jsonb(new) - 'township' = to_jsonb(old) - 'township' then
    return new;
  end if;
  if new.household <> old.household or new.sequence <= old.sequence then
    raise exception 'the head of a journal moves forward only' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;

grant update (township) on certificate.journal to hudang_app;
