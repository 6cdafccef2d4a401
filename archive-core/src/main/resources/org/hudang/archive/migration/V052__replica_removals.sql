-- Volumes that were destroyed and have to leave every replica as well (副本清除); ordered in the transaction that destroys them.
-- An order is for ever: a disk that comes back after years is cleared, too.
create table archive.replica_removal (
  volume text primary key references archive.volume,
  household text not null references archive.household,
  township text not null,
  -- the proposal; its table comes with a later number, and the condition below asks it
  disposal text not null unique,
  ordered_at timestamptz not null
);

-- Which replica was cleared of which of them. Found out again when it is lost.
create table archive.replica_cleared (
  replica text not null check (replica ~ '^rep_[a-z2-7]{26}$'),
  volume text not null references archive.replica_removal,
  household text not null references archive.household,
  township text not null,
  cleared_at timestamptz not null,
  primary key (replica, volume)
);

-- Some places give nothing away before a moment that they promised.
alter table archive.replicated add column held_until timestamptz;

do $$
declare
  t text;
begin
  foreach t in array array['replica_removal', 'replica_cleared']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy own_township on archive.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end
$$;

-- What two people approved and no hold keeps, whatever the program says.
create function archive.removal_is_approved() returns trigger language plpgsql as $$
begin
  if not exists (
      select from archive.disposal d
      where d.id = new.disposal and d.volume = new.volume and d.household = new.household
        and d.first_at is not null and d.second_at is not null and d.refused_at is null) then
    raise exception 'a removal from replicas without two approvals' using errcode = 'check_violation';
  end if;
  if exists (
      select from archive.hold h
      where h.household = new.household and (h.volume is null or h.volume = new.volume)
        and h.since <= new.ordered_at and (h.released_at is null or h.released_at > new.ordered_at)) then
    raise exception 'a removal from replicas that a hold keeps' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger removal_is_approved before insert on archive.replica_removal
  for each row execute function archive.removal_is_approved();

-- Nobody takes an order back; a household that moves takes it along.
grant select, insert, update (township) on archive.replica_removal, archive.replica_cleared to hudang_app;
