-- Reports on volumes (四性检测), kept for ever: docs/formats/inspection-report-v1.md.
create table archive.inspection (
  volume text not null references archive.volume,
  stage text not null check (stage in ('GD', 'YJ', 'CQ')),
  number int not null,
  household text not null references archive.household,
  township text not null,
  version int not null,
  at timestamptz not null,
  who text not null,
  failed int not null,
  by_hand int not null,
  report text not null,
  primary key (volume, stage, number)
);

alter table archive.inspection enable row level security;
alter table archive.inspection force row level security;
create policy own_township on archive.inspection using (current_setting('hudang.township', true) in (township, '*'));
grant select, insert on archive.inspection to hudang_app;
