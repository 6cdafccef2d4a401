-- What keeps papers from being destroyed (暂缓处置): of a whole household when no volume is named.
create table archive.hold (
  id text primary key check (id ~ '^hld_[a-z2-7]{26}$'),
  household text not null references archive.household,
  township text not null,
  key text not null,
  volume text references archive.volume,
  kind text not null check (kind in ('RECONSIDERATION', 'LITIGATION', 'PETITION', 'OTHER')),
  reason text not null,
  since timestamptz not null,
  placed_by text not null,
  -- all empty while it holds
  released_at timestamptz,
  released_by text not null default '',
  released_why text not null default '',
  check ((released_at is null) = (released_by = '')),
  unique (household, key)
);

-- What was proposed to be destroyed because its period is over (到期鉴定), and what people said to it.
create table archive.disposal (
  id text primary key check (id ~ '^dsp_[a-z2-7]{26}$'),
  household text not null references archive.household,
  township text not null,
  volume text not null references archive.volume,
  -- by what the period was counted
  period text not null,
  basis text not null,
  counted_from date not null,
  expired_on date not null,
  state text not null check (state in ('PROPOSED', 'APPROVED_ONCE', 'APPROVED', 'REFUSED')),
  proposed_at timestamptz not null,
  proposed_by text not null,
  first_at timestamptz,
  first_by text not null default '',
  second_at timestamptz,
  second_by text not null default '',
  refused_at timestamptz,
  refused_by text not null default '',
  refused_why text not null default '',
  check ((first_at is null) = (first_by = '')),
  check ((second_at is null) = (second_by = '')),
  check ((refused_at is null) = (refused_by = '')),
  check ((state = 'REFUSED') = (refused_at is not null)),
  check (state not in ('APPROVED_ONCE', 'APPROVED') or first_at is not null),
  check ((state = 'APPROVED') = (second_at is not null)),
  -- three different people, whatever the program says
  check (first_by = '' or first_by <> proposed_by),
  check (second_by = '' or second_by not in (proposed_by, first_by))
);
create unique index one_open_disposal on archive.disposal (volume) where state <> 'REFUSED';
do $$
declare
  t text;
begin
  foreach t in array array['hold', 'disposal']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy own_township on archive.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end
$$;
grant select, insert, update on archive.hold, archive.disposal to hudang_app;
