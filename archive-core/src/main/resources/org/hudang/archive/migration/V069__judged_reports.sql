-- A report in which people decided what was left to them follows the report they decided about
-- (docs/formats/inspection-report-v1.md); 0 when it is one of an inspection. A report is followed once.
alter table archive.inspection add column follows int not null default 0;
create unique index inspection_follows on archive.inspection (volume, stage, follows) where follows > 0;
