-- Where the paper original of an item lies (纸质原件存放处), as it was last noted; the history tells of what was noted before.
create table archive.paper_place (
  item text primary key references archive.item,
  household text not null references archive.household,
  township text not null,
  state text not null check (state in ('KEPT', 'ELSEWHERE')),
  room text not null,
  box text not null,
  number text not null,
  holder text not null,
  noted_at timestamptz not null,
  noted_by text not null,
  check ((state = 'KEPT') = (room <> '')),
  check ((state = 'ELSEWHERE') = (holder <> ''))
);
do $$
declare
  t text;
begin
  foreach t in array array['paper_place']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy own_township on archive.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end
$$;
grant select, insert, update on archive.paper_place to hudang_app;
