-- Where a household, or part of it, came from (接收): one row a package, and the sender's numbers of what was filed (原档号).
create table archive.arrival (
  household text not null references archive.household,
  township text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  form text not null check (form in ('bag', 'asic-e', 'eep')),
  sender text not null,
  their_household text not null check (their_household ~ '^hh_[a-z2-7]{26}$'),
  sealed_by text not null,
  handed_at timestamptz not null,
  taken_at timestamptz not null,
  taken_by text not null,
  primary key (household, sha256)
);
create index arrival_of_package on archive.arrival (sha256);

create table archive.foreign_number (
  household text not null references archive.household,
  township text not null,
  sha256 text not null,
  theirs text not null check (theirs ~ '^(vol|itm)_[a-z2-7]{26}$'),
  own text not null unique check (own ~ '^(vol|itm)_[a-z2-7]{26}$'),
  code text not null,
  primary key (household, theirs),
  foreign key (household, sha256) references archive.arrival
);
do $$
declare
  t text;
begin
  foreach t in array array['arrival', 'foreign_number']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy own_township on archive.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end
$$;
grant select, insert on archive.arrival, archive.foreign_number to hudang_app;
-- households move
grant update (township) on archive.arrival, archive.foreign_number to hudang_app;
