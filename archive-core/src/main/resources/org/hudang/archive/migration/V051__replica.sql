-- Up to which version each volume was copied to a replica, and which record of each household. State of copying, no part of what
-- was filed.
create table archive.replicated (
  replica text not null check (replica ~ '^rep_[a-z2-7]{26}$'),
  volume text not null references archive.volume,
  household text not null references archive.household,
  township text not null,
  version int not null,
  tried_at timestamptz not null,
  primary key (replica, volume)
);

create table archive.replicated_record (
  replica text not null check (replica ~ '^rep_[a-z2-7]{26}$'),
  household text not null references archive.household,
  township text not null,
  journal_bytes bigint not null,
  sha256 text not null,
  copied_at timestamptz not null,
  primary key (replica, household)
);

do $$
declare
  t text;
begin
  foreach t in array array['replicated', 'replicated_record']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy own_township on archive.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end
$$;

grant select, insert, update on archive.replicated, archive.replicated_record to hudang_app;

-- Whether it was put right from another copy, and not by anybody else.
alter table archive.damage add column healed boolean not null default false;
