-- Papers of reports on inspections (检测报告) while they wait for their seal; once sealed they lie in the volume and stand here
-- no more.
create table archive.inspection_paper (
  volume text not null references archive.volume,
  stage text not null check (stage in ('GD', 'YJ', 'CQ')),
  number int not null,
  household text not null references archive.household,
  township text not null,
  pdf bytea not null,
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  template text not null,
  seal text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  -- for which township that person acted, '*' for the bureau
  asked_for text not null,
  terminal text not null,
  primary key (volume, stage, number)
);

alter table archive.inspection_paper enable row level security;
alter table archive.inspection_paper force row level security;
create policy own_township on archive.inspection_paper
  using (current_setting('hudang.township', true) in (township, '*'));
grant select, insert, update (township), delete on archive.inspection_paper to hudang_app;
