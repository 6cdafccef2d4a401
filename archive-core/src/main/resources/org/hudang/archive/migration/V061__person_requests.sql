-- What people ask about their own data (个人信息权利请求), with the day by which they must have an answer.
create table archive.person_request (
  id text primary key check (id ~ '^req_[a-z2-7]{26}$'),
  household text not null references archive.household,
  township text not null,
  key text not null,
  member text not null references archive.member,
  kind text not null check (kind in ('ACCESS', 'COPY', 'CORRECTION', 'RESTRICTION')),
  words text not null,
  received_on date not null,
  due_on date not null check (due_on >= received_on),
  taken_at timestamptz not null,
  taken_by text not null,
  -- all empty until it is answered
  outcome text not null default '' check (outcome in ('', 'GRANTED', 'PARTLY', 'REFUSED', 'WITHDRAWN')),
  answered_on date,
  reason text not null default '',
  answered_by text not null default '',
  check ((outcome = '') = (answered_on is null)),
  check ((outcome = '') = (answered_by = '')),
  unique (household, key)
);
create index request_open on archive.person_request (due_on) where outcome = '';
do $$
declare
  t text;
begin
  foreach t in array array['person_request']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy own_township on archive.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end
$$;
grant select, insert, update on archive.person_request to hudang_app;
