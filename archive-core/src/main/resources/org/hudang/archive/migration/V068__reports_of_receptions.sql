-- The paper with what the sender knew of a household, and with the reports of its reception; null until it is filed.
alter table archive.arrival add column history text check (history ~ '^itm_[a-z2-7]{26}$');
grant update (history) on archive.arrival to hudang_app;
