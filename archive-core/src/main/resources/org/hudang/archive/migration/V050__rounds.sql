-- When a round last read every byte of a volume, and what it found. State of looking, no part of what was filed.
create table archive.fixity (
  volume text primary key references archive.volume,
  household text not null references archive.household,
  township text not null,
  version int not null,
  checked_at timestamptz not null,
  bytes bigint not null
);
create index fixity_oldest on archive.fixity (checked_at);

create table archive.damage (
  volume text not null references archive.volume,
  -- what is damaged, as a check names it
  place text not null,
  kind text not null,
  household text not null references archive.household,
  township text not null,
  expected text not null,
  found text not null,
  since timestamptz not null,
  -- empty while it is damaged
  whole_since timestamptz,
  primary key (volume, place, kind)
);
create index damage_open on archive.damage (since) where whole_since is null;

do $$
declare
  t text;
begin
  foreach t in array array['fixity', 'damage']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy own_township on archive.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end
$$;

grant select, insert, update on archive.fixity, archive.damage to hudang_app;
