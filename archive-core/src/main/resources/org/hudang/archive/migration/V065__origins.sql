-- Which household came out of which others (分户、并户): a row on each side, so that either file tells it.
create table archive.household_link (
  household text not null references archive.household,
  township text not null,
  -- no reference: a catalogue that is made anew may meet the other one later
  other text not null check (other ~ '^hh_[a-z2-7]{26}$' and other <> household),
  -- INTO: the other came out of this one; FROM: this one came out of the other
  direction text not null check (direction in ('INTO', 'FROM')),
  -- what became of the older one of the two
  fate text not null check (fate in ('GOES_ON', 'ENDS')),
  cause text not null check (cause in ('MARRIAGE', 'DIVORCE', 'DEATH', 'OTHER')),
  on_day date not null,
  why text not null,
  linked_at timestamptz not null,
  linked_by text not null,
  primary key (household, other)
);
create unique index a_household_ends_once on archive.household_link (household) where direction = 'INTO' and fate = 'ENDS';
alter table archive.household_link enable row level security;
alter table archive.household_link force row level security;
create policy own_township on archive.household_link using (current_setting('hudang.township', true) in (township, '*'));
grant select, insert, update on archive.household_link to hudang_app;
