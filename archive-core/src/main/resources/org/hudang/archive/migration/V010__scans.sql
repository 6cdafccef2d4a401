-- Scans that were looked at and not read: work in progress, made anew when it is gone. What was read is a rendition of the item.

create table archive.scan (
  item text primary key references archive.item,
  household text not null references archive.household,
  township text not null,
  -- WORDLESS: there is nothing to read on it; FAILED: tried again after a while, or no more
  state text not null check (state in ('WORDLESS', 'FAILED')),
  tries int not null check (tries >= 0),
  code text not null,
  tried_at timestamptz not null
);
create index scan_household on archive.scan (household);

alter table archive.scan enable row level security;
alter table archive.scan force row level security;
create policy own_township on archive.scan using (current_setting('hudang.township', true) in (township, '*'));

grant select, insert, update, delete on archive.scan to hudang_app;
