-- What the catalogue says of an item besides title, date and maker (文号, 密级, 页数), and where the case of a volume stands.
-- Both stand in the files of the volume too (docs/formats/volume-files-v1.md).
alter table archive.item
  add column document_number text not null default '',
  add column secrecy text not null default 'RESTRICTED',
  add column pages int not null default 0 check (pages >= 0);

alter table archive.volume
  add column business text not null default 'NEW',
  -- declared by people, one space between two
  add column facts text not null default '',
  -- both empty while the volume is open
  add column outcome text not null default '',
  add column ended text not null default '',
  add check ((outcome = '') = (ended = ''));
