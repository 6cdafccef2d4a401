-- A household that moves to another township takes everything along. Of rows that are written once and never changed, the
-- owner alone may be; whoever acts for a township can give a row to nobody else, the fence of the table refuses it.
grant update (township) on archive.item, archive.rendition, archive.answer, archive.journal, archive.inspection to hudang_app;
