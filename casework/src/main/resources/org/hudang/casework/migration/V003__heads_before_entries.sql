-- The head of a chain is there before the chain's first entry: whoever writes locks its row. A lock of a row needs no slot in
-- the table of locks, so that one transaction may write for as many households as a table of benefits names.
alter table casework.journal_head drop constraint journal_head_ordinal_check;
alter table casework.journal_head add constraint journal_head_ordinal_check check (ordinal >= 0);
