-- Papers between their first byte and their filing: docs/formats/intake-tray-v1.md. Nothing here is needed to read the archive.

create table archive.upload (
  id text primary key check (id ~ '^upl_[a-z2-7]{26}$'),
  household text not null references archive.household,
  township text not null,
  key text not null,
  name text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null
    check (state in ('RECEIVING', 'WAITING', 'READY', 'QUARANTINED', 'REFUSED', 'UNPACKED', 'FILED')),
  begun_at timestamptz not null,
  begun_by text not null,
  changed_at timestamptz not null,
  -- what the examination found
  type text,
  quarantined boolean not null default false,
  pages int not null default 0,
  findings text not null default '[]',
  text_sha256 text,
  pdfa_sha256 text,
  -- the ZIP it came in, and what its manifest says of it
  parent text references archive.upload on delete set null,
  described text,
  -- who examines it, and until when nobody else does
  tries int not null default 0,
  claim text,
  claimed_until timestamptz,
  -- the filing that takes it, and what it became
  filing text,
  filing_at timestamptz,
  item text references archive.item,
  check ((state = 'FILED') = (item is not null)),
  unique (township, key)
);
create index upload_household on archive.upload (household);
create index upload_waiting on archive.upload (changed_at) where state = 'WAITING';

-- What is on the disk: a row comes after its bytes were forced.
create table archive.upload_part (
  upload text not null references archive.upload on delete cascade,
  household text not null references archive.household,
  township text not null,
  start bigint not null,
  bytes int not null check (bytes > 0),
  sha256 text not null,
  primary key (upload, start)
);

create index rendition_sha256 on archive.rendition (household, sha256);

do $$
declare
  t text;
begin
  foreach t in array array['upload', 'upload_part']
  loop
    execute format('alter table archive.%I enable row level security', t);
    execute format('alter table archive.%I force row level security', t);
    execute format(
      'create policy own_township on archive.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end
$$;

grant select, insert, update, delete on archive.upload, archive.upload_part to hudang_app;
