-- What a check asks of a household is found without reading the rows of all others.
create index inspection_household on archive.inspection (household);
create index disposal_household on archive.disposal (household);
create index paper_place_household on archive.paper_place (household);
create index replica_removal_household on archive.replica_removal (household);
-- Papers that lack their copy are looked for again and again.
create index rendition_copy on archive.rendition (item) where role = 'PDFA';
