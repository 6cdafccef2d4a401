create table example.paper (
  id int primary key,
  township text not null
);
alter table example.paper enable row level security;
alter table example.paper force row level security;
create policy own_township on example.paper
  using (current_setting('hudang.township', true) in (township, '*'));
grant usage on schema example to hudang_app;
grant select, insert, update, delete on all tables in schema example to hudang_app;
