-- Papers of reports that wait for a seal go with the volume they tell of.

create or replace function archive.destroy_volume(doomed text, at timestamptz) returns void
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
  delete from archive.inspection_paper where volume = doomed;
  delete from archive.fixity where volume = doomed;
  delete from archive.damage where volume = doomed;
  delete from archive.intent where volume = doomed;
  -- a retry of a filing that is gone is no retry
  delete from archive.answer where household = house and operation = 'file' and strpos(answer, doomed) > 0;
  update archive.volume set version = 0, items = 0, inventory = '', destroyed_at = at, destroyed_by = named where id = doomed;
end
$$;
