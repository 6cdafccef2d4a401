-- For which business the electronic form alone is kept (单套开关, FL-04). A switch stands as its entries say and nowhere else;
-- they hang together as the entries of a household do (docs/formats/journal-v1.md) and stay for ever.
create table archive.single_set_entry (
  number bigint primary key check (number > 0),
  at timestamptz not null,
  who text not null,
  act text not null check (act in ('single.enter', 'single.approve', 'single.off')),
  line text not null check (line ~ '^[A-Z0-9]{2}-(NEW|CHANGE|END)$'),
  why text not null,
  hash text not null
);
create table archive.single_set_head (
  one boolean primary key default true check (one),
  number bigint not null check (number >= 0),
  hash text not null,
  mac bytea not null
);
-- Rules of the whole office: everybody reads them, the bureau alone writes them.
do $$
declare
  t text;
begin
  foreach t in array array['single_set_entry', 'single_set_head']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy everybody_reads on archive.%I for select using (coalesce(current_setting(''hudang.township'', true), '''') <> '''')', t);
    execute format(
      'create policy bureau_writes on archive.%I using (current_setting(''hudang.township'', true) = ''*'')', t);
  end loop;
end
$$;
grant select, insert on archive.single_set_entry to hudang_app;
grant select, insert, update on archive.single_set_head to hudang_app;
