-- Catalogue of the household archive. Every table about a household carries its township; row-level security is the
-- second fence. Files are the truth of what was filed: item, rendition and volume can be rebuilt from the storage root.

create table archive.household (
  number text primary key check (number ~ '^hh_[a-z2-7]{26}$'),
  township text not null check (township <> '*'),
  village text not null,
  address text not null,
  opened_at timestamptz not null,
  opened_by text not null,
  -- head of the journal's chain; the MAC is made with the index key, which the database does not hold
  journal_number bigint not null,
  journal_hash text not null,
  journal_mac bytea not null
);

create table archive.member (
  id text primary key check (id ~ '^mem_[a-z2-7]{26}$'),
  household text not null references archive.household,
  township text not null,
  position int not null,
  name text not null,
  document_type text not null,
  -- encrypted: docs/formats/encrypted-field-v1.md
  document bytea not null,
  birth bytea not null,
  phone bytea,
  -- keyed indexes
  document_index bytea not null,
  tail_index bytea not null,
  relation text not null,
  lives_apart boolean not null,
  unique (household, position),
  unique (household, document_index)
);
create index member_document on archive.member (document_index);
create index member_tail on archive.member (tail_index);

-- last number given out in a series of archival codes (档号); numbers are never reused
create table archive.series (
  prefix text primary key,
  last int not null
);

create table archive.volume (
  id text primary key check (id ~ '^vol_[a-z2-7]{26}$'),
  household text not null references archive.household,
  township text not null,
  kind text not null check (kind in ('APPROVAL', 'DAILY')),
  programme text not null,
  year int not null,
  title text not null,
  code text not null unique,
  version int not null,
  items int not null,
  -- sha512 of the root inventory of that version
  inventory text not null,
  opened_at timestamptz not null,
  opened_by text not null
);
create index volume_household on archive.volume (household);

create table archive.item (
  id text primary key check (id ~ '^itm_[a-z2-7]{26}$'),
  household text not null references archive.household,
  township text not null,
  volume text not null references archive.volume,
  number int not null,
  code text not null unique,
  kind text not null,
  title text not null,
  member text references archive.member,
  dated date not null,
  responsible text not null,
  event text not null,
  version int not null,
  filed_at timestamptz not null,
  filed_by text not null,
  unique (volume, number)
);
create index item_household on archive.item (household);

create table archive.rendition (
  id text primary key check (id ~ '^rnd_[a-z2-7]{26}$'),
  household text not null references archive.household,
  township text not null,
  item text not null references archive.item,
  position int not null,
  role text not null,
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sha512 text not null,
  sha256 text not null,
  sm3 text not null,
  -- below the object of the volume; never changes
  content_path text not null,
  unique (item, position)
);

-- A filing whose bytes are safe in staging and whose answer is not yet given.
create table archive.intent (
  id text primary key,
  household text not null references archive.household,
  township text not null,
  volume text not null references archive.volume,
  base_version int not null,
  new_version int not null,
  inventory text not null,
  plan text not null,
  begun_at timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('filed', 'discarded')),
  check ((closed_at is null) = (outcome is null))
);
create unique index one_open_intent on archive.intent (volume) where closed_at is null;

create table archive.answer (
  township text not null,
  operation text not null,
  key text not null,
  household text not null references archive.household,
  request text not null,
  answer text not null,
  given_at timestamptz not null,
  primary key (township, operation, key)
);

create table archive.journal (
  household text not null references archive.household,
  number bigint not null,
  township text not null,
  at timestamptz not null,
  who text not null,
  act text not null,
  object text not null,
  before text not null,
  after text not null,
  why text not null,
  hash text not null,
  primary key (household, number)
);

create table archive.outbox (
  id bigint generated always as identity primary key,
  household text not null references archive.household,
  township text not null,
  item text,
  version bigint not null,
  kind text not null
);

do $$
declare
  t text;
begin
  foreach t in array array['household', 'member', 'volume', 'item', 'rendition', 'intent', 'answer', 'journal', 'outbox']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy own_township on archive.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end
$$;

grant usage on schema archive to hudang_app;
grant select, insert, update on archive.household, archive.member, archive.volume, archive.intent, archive.series to hudang_app;
grant select, insert on archive.item, archive.rendition, archive.answer, archive.journal to hudang_app;
-- update only because "for update skip locked" asks for it
grant select, insert, update, delete on archive.outbox to hudang_app;
