-- Lists of what is to be destroyed (销毁清册), kept for ever: docs/formats/destruction-list-v1.md. Lists name households of
-- several townships: they are the bureau's.
create table archive.destruction (
  number text primary key check (number ~ '^XH-[0-9]{4}-[0-9]{4}$'),
  state text not null check (state in ('DRAWN', 'FILED', 'WITHDRAWN')),
  drawn_at timestamptz not null,
  drawn_by text not null,
  -- the list as it is filed, byte by byte
  body text not null,
  -- its sheet before it was sealed; a list made anew from the storage root has none
  sheet bytea,
  -- all empty until it is filed
  filed_at timestamptz,
  filed_by text not null default '',
  sealed boolean not null default false,
  body_sha256 text not null default '',
  sheet_sha256 text not null default '',
  check ((state = 'FILED') = (filed_at is not null)),
  check ((filed_at is null) = (filed_by = '')),
  check ((filed_at is null) = (body_sha256 = '')),
  check ((filed_at is null) = (sheet_sha256 = ''))
);
alter table archive.destruction enable row level security;
alter table archive.destruction force row level security;
create policy bureau_only on archive.destruction using (current_setting('hudang.township', true) = '*');
grant select, insert, update on archive.destruction to hudang_app;

-- A volume that was destroyed keeps its row: number, title and code stay, and nothing is filed in it any more.
alter table archive.volume
  add column destroyed_at timestamptz,
  add column destroyed_by text not null default '',
  add check ((destroyed_at is null) = (destroyed_by = '')),
  add check (destroyed_at is null or (version = 0 and items = 0 and inventory = ''));

-- LISTED: it stands on a list. DESTROYING: its rows are gone, and whatever else there is of it is going. DESTROYED: nothing is left.
do $$
declare
  c text;
begin
  for c in select conname from pg_constraint where conrelid = 'archive.disposal'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%state%'
  loop
    execute format('alter table archive.disposal drop constraint %I', c);
  end loop;
end
$$;
alter table archive.disposal
  add column list text references archive.destruction,
  -- what has to be looked for elsewhere while it is being destroyed
  add column remains text not null default '',
  add column destroyed_at timestamptz,
  add check (state in ('PROPOSED', 'APPROVED_ONCE', 'APPROVED', 'LISTED', 'DESTROYING', 'DESTROYED', 'REFUSED')),
  add check ((state = 'REFUSED') = (refused_at is not null)),
  add check (state not in ('APPROVED_ONCE', 'APPROVED', 'LISTED', 'DESTROYING', 'DESTROYED') or first_at is not null),
  add check ((state in ('APPROVED', 'LISTED', 'DESTROYING', 'DESTROYED')) = (second_at is not null)),
  add check (state not in ('LISTED', 'DESTROYING', 'DESTROYED') or list is not null),
  add check ((state = 'DESTROYED') = (destroyed_at is not null)),
  add check ((state = 'DESTROYING') = (remains <> ''));
create index disposal_list on archive.disposal (list);

-- The one way in which rows of papers go. Whatever the program says: a list that is filed, two people, no hold, nothing under way.
create function archive.destroy_volume(doomed text, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  house text;
  named text;
begin
  select v.household, d.list into house, named
  from archive.volume v
  join archive.disposal d on d.volume = v.id
  join archive.destruction l on l.number = d.list
  where v.id = doomed and d.state = 'DESTROYING' and d.second_at is not null and l.state = 'FILED';
  if house is null
    or exists (select 1 from archive.hold h where h.household = house and h.released_at is null
      and (h.volume is null or h.volume = doomed))
    or exists (select 1 from archive.intent i where i.volume = doomed and i.closed_at is null) then
    raise exception 'volume % may not be destroyed', doomed using errcode = 'check_violation';
  end if;
  delete from archive.upload where item in (select id from archive.item where volume = doomed);
  delete from archive.scan where item in (select id from archive.item where volume = doomed);
  delete from archive.paper_place where item in (select id from archive.item where volume = doomed);
  delete from archive.rendition where item in (select id from archive.item where volume = doomed);
  delete from archive.item where volume = doomed;
  delete from archive.inspection where volume = doomed;
  delete from archive.fixity where volume = doomed;
  delete from archive.damage where volume = doomed;
  delete from archive.intent where volume = doomed;
  -- a retry of a filing that is gone is no retry
  delete from archive.answer where household = house and operation = 'file' and strpos(answer, doomed) > 0;
  update archive.volume set version = 0, items = 0, inventory = '', destroyed_at = at, destroyed_by = named where id = doomed;
end
$$;
revoke all on function archive.destroy_volume(text, timestamptz) from public;
grant execute on function archive.destroy_volume(text, timestamptz) to hudang_app;
