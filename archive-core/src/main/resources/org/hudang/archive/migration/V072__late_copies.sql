-- Papers whose copy for the long term was tried after filing and is not there: work in progress, made anew when it is gone. A copy
-- that was made is a rendition of the item.

create table archive.late_copy (
  -- what is destroyed takes this along
  item text primary key references archive.item on delete cascade,
  household text not null references archive.household,
  township text not null,
  -- WAITING: tried again when its time comes; GIVEN_UP: no more
  state text not null check (state in ('WAITING', 'GIVEN_UP')),
  tries int not null check (tries >= 0),
  -- why the last try came to nothing; empty while it is under way
  code text not null,
  tried_at timestamptz not null,
  next_at timestamptz,
  check ((state = 'WAITING') = (next_at is not null))
);
create index late_copy_household on archive.late_copy (household);

alter table archive.late_copy enable row level security;
alter table archive.late_copy force row level security;
create policy own_township on archive.late_copy using (current_setting('hudang.township', true) in (township, '*'));

grant select, insert, update, delete on archive.late_copy to hudang_app;
