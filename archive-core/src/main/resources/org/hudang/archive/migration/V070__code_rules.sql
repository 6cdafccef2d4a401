-- By which rule the code of a volume was given: codes are judged by it, whatever the office says later. Volumes of before have none.
alter table archive.volume add column code_rule text not null default '';
